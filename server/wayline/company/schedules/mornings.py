"""The next morning of work: what is put away until then comes back when the day begins."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wayline.company.schedules.hours import Version
from wayline.company.schedules.windows import opens_next

MORNING = time(9)


def next_morning(versions: Sequence[Version], time_zone: str, now: datetime) -> datetime | None:
    """When a working day begins next: today, where it has not begun yet. None if not within two years.

    A day that is open from midnight on (or always) begins at nine, by the clock of `time_zone`.
    """
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    begins = _begins(versions, today, zone)
    if begins is not None and begins <= now:
        begins = _begins(versions, today + timedelta(days=1), zone)
    return begins.astimezone(UTC) if begins else None


def _begins(versions: Sequence[Version], day: date, zone: ZoneInfo) -> datetime | None:
    midnight = datetime.combine(day, time(), tzinfo=zone)
    opens = opens_next(versions, midnight)
    return datetime.combine(day, MORNING, tzinfo=zone) if opens == midnight else opens
