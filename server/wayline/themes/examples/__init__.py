"""What themes are taught by."""
