"""How many conversations are in views."""
