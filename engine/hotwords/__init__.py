"""Hotwords as people write them: what a list is, and how its text is read and written."""
