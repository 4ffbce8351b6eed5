"""Moments as the API writes them."""

from datetime import datetime


def stamp(moment: datetime) -> str:
    """A time as the API writes it."""
    return moment.isoformat().replace("+00:00", "Z")
