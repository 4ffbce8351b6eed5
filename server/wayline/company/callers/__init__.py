"""Who is calling: the middleware every request passes."""
