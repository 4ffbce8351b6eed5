"""Following the log: what it says of who is who, applied exactly once."""
