"""Conversations as lists show them."""
