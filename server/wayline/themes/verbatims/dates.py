"""Moments as people write them in tables. Pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

FIRST_YEAR = 1990
_CLOCK = r"(?:,?[ T]+(?:um |at )?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp][Mm])?)?"
_PARTS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?" + _CLOCK)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mär mrz", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez"),
        start=1,
    )
    for name in names.split()
}
_DAY_MONTH = re.compile(r"(\d{1,2})\.?\s+([^\W\d]{3,})\.?,?\s+(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_SECONDS, _MILLISECONDS = 10, 13
_LONGEST = 60
_MONTHS_A_YEAR, _NOON, _YEAR_WRITTEN_WHOLE = 12, 12, 4


def moment(said: str, zone: ZoneInfo, *, day_first: bool) -> datetime | None:
    """When that was, in UTC; without a zone it was in the company's. None for what says no moment since 1990."""
    plain = said.strip()[:_LONGEST]
    try:
        found = _stamp(plain) or _iso(plain) or _numbers(plain, day_first=day_first) or _words(plain)
        if found is None:
            return None
        aware = found if found.tzinfo else found.replace(tzinfo=zone)
        at = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if at.year >= FIRST_YEAR else None


def is_day_first(samples: Iterable[str]) -> bool | None:
    """Whether the day comes before the month, as far as these show; None where they do not."""
    for said in samples:
        parts = _PARTS.match(said.strip())
        if parts and len(parts[1]) < _YEAR_WRITTEN_WHOLE:
            if int(parts[1]) > _MONTHS_A_YEAR or "." in said[:6]:
                return True
            if int(parts[2]) > _MONTHS_A_YEAR:
                return False
    return None


def _stamp(said: str) -> datetime | None:
    if not said.isdigit() or len(said) not in {_SECONDS, _MILLISECONDS}:
        return None
    return datetime.fromtimestamp(int(said) / (1000 if len(said) == _MILLISECONDS else 1), UTC)


def _iso(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _numbers(said: str, *, day_first: bool) -> datetime | None:
    parts = _PARTS.match(said)
    if parts is None:
        return None
    one, two, three = (int(part) for part in parts.groups()[:3])
    if len(parts[1]) == _YEAR_WRITTEN_WHOLE:
        year, month, day = one, two, three
    else:
        day, month = (one, two) if day_first or "." in said[:6] else (two, one)
        year = three if len(parts[3]) == _YEAR_WRITTEN_WHOLE else 2000 + three
    hour, minute, second = (int(part or 0) for part in parts.groups()[3:6])
    if parts[7]:
        hour = hour % _NOON + (_NOON if parts[7].lower() == "pm" else 0)
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 (the zone comes with who asks)


def _words(said: str) -> datetime | None:
    if found := _DAY_MONTH.search(said):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.search(said):
        name, day, year = found.groups()
    else:
        return None
    month = _MONTHS.get(name[:3].lower())
    return datetime(int(year), month, int(day)) if month else None  # noqa: DTZ001 (see above)
