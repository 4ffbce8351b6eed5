"""Fields: what a company wants to know of its conversations beside what every conversation has."""
