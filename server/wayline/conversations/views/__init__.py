"""Views of a teammate's own: filters of the list under a name."""
