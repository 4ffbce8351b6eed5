"""What customers talk about: a tree of themes, taught by examples. The door of the room. See README.md."""
