"""What the address of a question to Words says."""
