"""Who may come in: sessions, sign-in, second step, links to a new password."""
