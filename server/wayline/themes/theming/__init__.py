"""What each text is about: worked out once by each version."""
