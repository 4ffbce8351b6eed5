"""Narrowing lists by labels and followers."""
