"""Routing: to whom of a team a conversation goes, and why."""
