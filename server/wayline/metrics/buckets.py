"""Cutting: time into days, weeks and months of the company's zone, durations into readable steps."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from wayline.metrics.statistics import Values

Size = Literal["hour", "day", "week", "month"]
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
DURATIONS: list[tuple[str, float]] = [
    ("< 30 s", 30),
    ("30 s – 1 min", MINUTE),
    ("1 – 5 min", 5 * MINUTE),
    ("5 – 15 min", 15 * MINUTE),
    ("15 – 60 min", HOUR),
    ("1 – 4 h", 4 * HOUR),
    ("4 – 24 h", DAY),
    ("1 – 3 d", 3 * DAY),
    ("> 3 d", float("inf")),
]


class Bucket(msgspec.Struct, frozen=True):
    """How many durations lie in one step."""

    label: str
    count: int


class Cut(msgspec.Struct, frozen=True):
    """A half-open stretch of time, as the company's calendar has it."""

    since: datetime
    until: datetime


def size_for(since: datetime, until: datetime) -> Size:
    """Steps that give a trend some ten to ninety points."""
    length = until - since
    if length <= timedelta(days=2):
        return "hour"
    if length <= timedelta(days=92):
        return "day"
    return "week" if length <= timedelta(days=400) else "month"


def cuts(since: datetime, until: datetime, zone: str, week_start: int = 0) -> list[Cut]:
    """Whole calendar steps of the zone that cover the period; a day is 23 or 25 hours long where clocks change.

    `week_start` counts from Monday, 0.
    """
    size = size_for(since, until)
    place = ZoneInfo(zone)
    at = _floor(since.astimezone(place), size, week_start)
    found: list[Cut] = []
    while at.astimezone(UTC) < until:
        end = _next(at, size)
        found.append(Cut(at.astimezone(UTC), end.astimezone(UTC)))
        at = end
    return found


def distribution(values: Values) -> list[Bucket]:
    """The values in readable steps; empty steps before the first and after the last are left out."""
    steps = np.searchsorted([top for _, top in DURATIONS], values, side="right")
    counts = np.bincount(steps, minlength=len(DURATIONS))
    found = [Bucket(label, int(count)) for (label, _), count in zip(DURATIONS, counts, strict=True)]
    full = [place for place, bucket in enumerate(found) if bucket.count]
    return found[full[0] : full[-1] + 1] if full else []


def monday_is_0(week_start: object) -> int:
    """The company's first day of the week, which it tells by name or by number from Monday, 1."""
    names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    if isinstance(week_start, int):
        return (week_start - 1) % 7
    return names.index(str(week_start).lower()) if str(week_start).lower() in names else 0


def _floor(at: datetime, size: Size, week_start: int) -> datetime:
    if size == "hour":
        return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0).astimezone(at.tzinfo)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    if size == "month":
        return day.replace(day=1)
    return day - timedelta(days=(day.weekday() - week_start) % 7) if size == "week" else day


def _next(at: datetime, size: Size) -> datetime:
    """The next step on the wall: adding days to a zoned time keeps its clock, so a day may have 23 hours."""
    if size == "hour":
        return (at.astimezone(UTC) + timedelta(hours=1)).astimezone(at.tzinfo)
    if size == "month":
        return (at.replace(day=1) + timedelta(days=32)).replace(day=1)
    return at + timedelta(days=7 if size == "week" else 1)
