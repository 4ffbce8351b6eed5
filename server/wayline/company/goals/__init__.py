"""Goals: how many answers are to come within how long."""
