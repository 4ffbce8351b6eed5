"""Coaching notes: a word to a colleague about a real moment, which they see, answer and mark as read."""
