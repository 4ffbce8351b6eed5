"""The HTTP face of the company's own settings."""
