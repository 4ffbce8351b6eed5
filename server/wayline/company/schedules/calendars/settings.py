"""How calendars elsewhere are read."""

import msgspec


class CalendarsSettings(msgspec.Struct, frozen=True):
    """Where calendars (iCal feeds) may be."""

    allow_private: bool = False
    """Whether calendars may be at private addresses (in your network), and speak plain http."""
