"""Splitting: what a customer wrote becomes a conversation of its own, and may go back."""
