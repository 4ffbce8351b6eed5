"""The only place that asks the machine for the time; everything else is given it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Now, aware, in UTC, with microseconds."""
    return datetime.now(UTC)
