"""A teammate about themselves: profile, password, second step, sessions, presence."""
