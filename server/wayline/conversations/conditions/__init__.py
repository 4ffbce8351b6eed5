"""Conditions on conversations: one shape and one SQL for views, promises, search and acts on many."""
