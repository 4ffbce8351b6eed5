"""When a weekly plan draws next. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)


def next_draw(weekday: int, at: time, zone: str, now: datetime, drawn_at: datetime | None = None) -> datetime:
    """The first moment after `now` on this day of the week (1 is Monday) at this time by the clock of `zone`.

    In a calendar week in which it drew already (`drawn_at`) it draws no more: a plan draws once a week, however late
    it was, and whatever was changed about it since.
    """
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    day = today + timedelta(days=weekday - today.isoweekday())
    drew = _week(drawn_at.astimezone(place).date()) if drawn_at else None
    while (found := datetime.combine(day, at, tzinfo=place).astimezone(UTC)) <= now or _week(day) == drew:
        day += WEEK
    return found


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
