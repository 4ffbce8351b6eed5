"""The living demo: a shop, its past, and the people who serve it."""
