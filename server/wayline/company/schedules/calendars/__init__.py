"""Calendars elsewhere (iCal feeds): their whole days are days on which opening hours are closed."""
