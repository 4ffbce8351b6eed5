"""Incidents: one cause that many customers write about, answered all at once when it is solved."""
