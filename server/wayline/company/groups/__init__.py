"""The HTTP face of teams, roles and permissions."""
