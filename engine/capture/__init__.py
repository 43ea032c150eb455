"""Sound as it happens: what can be heard, a recorder in a process of its own, what it keeps."""
