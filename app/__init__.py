"""The window, the command line and the user's files."""
