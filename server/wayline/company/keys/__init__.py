"""API keys: how servers and programs speak to us."""
