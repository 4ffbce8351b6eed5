"""The ways in and out, one folder each."""
