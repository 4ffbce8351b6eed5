"""The inbox: views, filters and search."""
