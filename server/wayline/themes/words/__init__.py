"""Counting what customers talk about: every number of the screen Words, asked of the log."""
