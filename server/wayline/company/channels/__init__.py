"""Channels: the ways in and out that the company has, each with its settings and its key."""
