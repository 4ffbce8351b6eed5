"""Senders and domains whose mail a teammate does not want."""
