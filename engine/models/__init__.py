"""Which models exist and where they are on this computer."""
