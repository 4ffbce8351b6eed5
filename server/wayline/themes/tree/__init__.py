"""The tree: what lies where, and how it is changed."""
