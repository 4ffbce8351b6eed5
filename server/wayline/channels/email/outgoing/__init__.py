"""Mail that goes out: to whom, as what, and what becomes of it."""
