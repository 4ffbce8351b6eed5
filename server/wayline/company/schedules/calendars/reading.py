"""Reading a calendar: which whole days it names. Pure."""

from datetime import date, datetime, timedelta
from typing import Any, cast

import icalendar
import msgspec
import recurring_ical_events

from wayline.company.errors import CalendarUnreadable
from wayline.company.schedules.hours import Holiday

YEARS_AHEAD = 2
MOST_DAYS = 400
MOST_RULES = 500
TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
NAMED_AT_MOST = 120
BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What the libraries raise of what is no calendar, or of days that cannot be."""


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """Whole days in order, one a date, and how many entries with a time of day were left aside."""

    closed: list[Holiday]
    left_aside: int


def read_days(body: bytes, today: date) -> Days:
    """The whole days of this year and of the two after it. Raises CalendarUnreadable.

    An entry from one date to another is each of its days (RFC 5545, 3.6.1: the end is not one of them). What is
    cancelled, and what has a time of day, closes nothing.
    """
    try:
        return _read(body, today)
    except BROKEN as error:
        raise CalendarUnreadable from error


def _read(body: bytes, today: date) -> Days:
    calendar = icalendar.Calendar.from_ical(body)
    if not isinstance(calendar, icalendar.Calendar):
        raise CalendarUnreadable
    items = calendar.walk("VEVENT")
    kept, rules = icalendar.Calendar(), 0
    for item in filter(_is_whole, items):
        rules += "RRULE" in item
        if rules > MOST_RULES or TOO_OFTEN & set(map(str, (item.get("RRULE") or {}).get("FREQ", []))):
            raise CalendarUnreadable("It repeats more often than days do.")
        kept.add_component(item)
    first, last = date(today.year, 1, 1), date(today.year + YEARS_AHEAD, 12, 31)
    named: dict[date, str] = {}
    found = recurring_ical_events.of(kept).between(first, last + timedelta(days=1))
    for item in sorted(found, key=_name):
        for day in _days_of(item, first, last):
            named.setdefault(day, _name(item))
    if len(named) > MOST_DAYS:
        raise CalendarUnreadable(f"It names more than {MOST_DAYS} days.")
    closed = [Holiday(day, name) for day, name in sorted(named.items())]
    return Days(closed=closed, left_aside=sum(1 for item in items if not _is_whole(item)))


def _is_whole(item: Any) -> bool:  # noqa: ANN401 (a component of the library)
    begins = getattr(item.get("DTSTART"), "dt", None)
    return isinstance(begins, date) and not isinstance(begins, datetime)


def _days_of(item: Any, first: date, last: date) -> list[date]:  # noqa: ANN401 (a component of the library)
    if str(item.get("STATUS", "")).upper() == "CANCELLED":
        return []
    begins, ends = cast("date", item.start), cast("date", item.end)
    begins, ends = max(begins, first), min(max(ends, begins + timedelta(days=1)), last + timedelta(days=1))
    return [begins + timedelta(days=each) for each in range((ends - begins).days)]


def _name(item: Any) -> str:  # noqa: ANN401 (a component of the library)
    return " ".join(str(item.get("SUMMARY", "")).split())[:NAMED_AT_MOST]
