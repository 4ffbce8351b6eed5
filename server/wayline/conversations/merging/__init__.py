"""Merging: several conversations of one customer become one, and may become several again."""
