"""Promises (SLA): response times the company holds itself to, due to the second, paused, moved, met or breached."""
