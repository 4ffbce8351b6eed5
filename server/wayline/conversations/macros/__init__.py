"""Macros: prepared words and acts, for oneself, a team or everyone."""
