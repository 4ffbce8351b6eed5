"""When work begins next."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wayline.company import Hours, Span, Version, next_morning
from wayline.company.schedules.hours import WEEKDAYS, office_hours

MADRID = "Europe/Madrid"
SIESTA = Hours(MADRID, {day: [Span("09:30", "13:00"), Span("16:00", "19:00")] for day in WEEKDAYS[:5]})
ALWAYS = Hours(MADRID, {day: [Span("00:00", "24:00")] for day in WEEKDAYS})
# Written as the wall in Madrid shows it: 6 November 2026 is a Friday, clocks go forward on 28 March 2027.
CASES = [
    ("2026-11-05T12:00", SIESTA, "2026-11-06T09:30"),
    ("2026-11-05T14:00", SIESTA, "2026-11-06T09:30"),
    ("2026-11-05T07:00", SIESTA, "2026-11-05T09:30"),
    ("2026-11-06T18:00", SIESTA, "2026-11-09T09:30"),
    ("2026-11-07T12:00", SIESTA, "2026-11-09T09:30"),
    ("2026-11-05T12:00", ALWAYS, "2026-11-06T09:00"),
    ("2026-11-05T08:00", ALWAYS, "2026-11-05T09:00"),
    ("2027-03-26T18:00", office_hours(MADRID), "2027-03-29T09:00"),
    ("2026-11-05T12:00", None, "2026-11-06T09:00"),
    ("2026-11-05T12:00", Hours(MADRID, {}), None),
]


@pytest.mark.parametrize(("now", "hours", "expected"), CASES)
def test_the_next_morning_is_when_a_working_day_begins(now: str, hours: Hours | None, expected: str | None) -> None:
    versions = [Version(datetime(2020, 1, 1, tzinfo=UTC), hours)] if hours else []
    assert next_morning(versions, MADRID, _moment(now)) == (_moment(expected) if expected else None)


def _moment(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(MADRID)).astimezone(UTC)
