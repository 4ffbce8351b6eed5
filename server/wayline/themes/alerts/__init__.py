"""Alerts: being told when a theme grows or shrinks, feels otherwise than it did, or when something new comes up."""
