"""Followers: teammates who want to know how a conversation goes on."""
