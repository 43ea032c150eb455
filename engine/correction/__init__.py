"""What was heard → what was meant: hotwords put where something like them was recognized."""
