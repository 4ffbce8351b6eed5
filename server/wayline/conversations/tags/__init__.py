"""Tags: words that teammates put on conversations."""
