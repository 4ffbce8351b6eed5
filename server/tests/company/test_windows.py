"""Business time: windows against a slow oracle that asks the wall clock minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayline.company import Hours, Span, Version, after_open_seconds, expand, open_seconds, open_seconds_until
from wayline.company.schedules.hours import WEEKDAYS, Holiday, PublicHolidays
from wayline.company.schedules.windows import opens_next

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"]
# Days around which clocks change somewhere in the list, and an ordinary one.
STARTS = [
    date(2026, 3, 7),
    date(2026, 3, 28),
    date(2026, 4, 4),
    date(2026, 10, 3),
    date(2026, 10, 24),
    date(2026, 7, 6),
]
MINUTE = timedelta(minutes=1)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def office(zone: str = "Europe/Berlin", **days: list[Span]) -> Hours:
    return Hours(time_zone=zone, week={day: days.get(day, []) for day in WEEKDAYS})


def always(zone: str = "UTC") -> Hours:
    return Hours(time_zone=zone, week={day: [Span("00:00", "24:00")] for day in WEEKDAYS})


clocks = st.integers(0, 24 * 4 - 1).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
spans = st.tuples(clocks, clocks | st.just("24:00")).filter(lambda pair: pair[0] != pair[1]).map(lambda p: Span(*p))
weeks = st.fixed_dictionaries({day: st.lists(spans, max_size=2) for day in WEEKDAYS})
holidays = st.lists(
    st.builds(
        Holiday, date=st.sampled_from([day + timedelta(days=1) for day in STARTS]), windows=st.lists(spans, max_size=1)
    ),
    max_size=1,
)
hours = st.builds(Hours, time_zone=st.sampled_from(ZONES), week=weeks, holidays=holidays)


def oracle(versions: list[Version], since: datetime, until: datetime) -> set[datetime]:
    """Every open minute of [since, until): no arithmetic on zones, only which minutes the wall clock shows when."""
    open_minutes: set[datetime] = set()
    for index, version in enumerate(versions):
        shown = wall_clock(version.hours.time_zone, since.date())
        begins = since if index == 0 else max(since, version.from_at)
        ends = min(until, versions[index + 1].from_at) if index + 1 < len(versions) else until
        for day in sorted({wall.date() for wall in shown}):
            for span in version.hours.spans_on(day):
                moments = [moment for wall in walls(day, span) for moment in shown.get(wall, [])]
                if moments:
                    first, last = max(begins, min(moments)), min(ends - MINUTE, max(moments))
                    open_minutes.update(first + n * MINUTE for n in range(int((last - first) / MINUTE) + 1))
    return open_minutes


@cache
def wall_clock(zone: str, around: date) -> dict[datetime, list[datetime]]:
    """For every minute the wall clock shows from three days before to five days after, the moments it shows it at."""
    shown: dict[datetime, list[datetime]] = {}
    start = datetime.combine(around, time.min, UTC) - timedelta(days=3)
    for minute in range(8 * 1440):
        moment = start + minute * MINUTE
        shown.setdefault(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None), []).append(moment)
    return shown


def walls(day: date, span: Span) -> list[datetime]:
    """The wall-clock minutes of a window."""
    opens = datetime.combine(day, time.fromisoformat(span.opens))
    closes = datetime.combine(day, time.min if span.closes == "24:00" else time.fromisoformat(span.closes))
    if span.closes == "24:00" or span.closes <= span.opens:
        closes += timedelta(days=1)
    return [opens + n * MINUTE for n in range(int((closes - opens) / MINUTE))]


@settings(max_examples=40, deadline=None)
@given(
    first=hours,
    second=hours,
    start=st.sampled_from(STARTS),
    change=st.integers(0, 2 * 1440),
    length=st.integers(1, 2 * 1440),
)
def test_windows_are_what_the_wall_clock_shows(
    first: Hours, second: Hours, start: date, change: int, length: int
) -> None:
    since = datetime.combine(start, time.min, UTC)
    until = since + length * MINUTE
    versions = [Version(since - timedelta(days=9), first), Version(since + change * MINUTE, second)]
    expected = oracle(versions, since, until)
    assert open_seconds(versions, since, until) == len(expected) * 60
    found = {
        w.opens_at + n * MINUTE
        for w in expand(versions, since, until)
        for n in range(int((w.closes_at - w.opens_at) / MINUTE))
    }
    assert found == expected


@settings(max_examples=100, deadline=None)
@given(of=hours, start=st.sampled_from(STARTS), cuts=st.lists(st.integers(0, 9 * 86400), min_size=3, max_size=3))
def test_parts_add_up(of: Hours, start: date, cuts: list[int]) -> None:
    versions = [Version(at(2020, 1, 1), of)]
    a, b, c = (datetime.combine(start, time.min, UTC) + timedelta(seconds=cut) for cut in sorted(cuts))
    whole = open_seconds(versions, a, c)
    assert whole == open_seconds(versions, a, b) + open_seconds(versions, b, c)
    assert 0 <= whole <= (c - a).total_seconds()
    windows = expand(versions, a - timedelta(days=30), c + timedelta(days=1))
    assert open_seconds_until(windows, c) - open_seconds_until(windows, a) == whole


@settings(max_examples=100, deadline=None)
@given(of=hours, start=st.sampled_from(STARTS), seconds=st.integers(1, 10 * 86400))
def test_after_so_many_open_seconds_so_many_have_passed(of: Hours, start: date, seconds: int) -> None:
    versions = [Version(at(2020, 1, 1), of)]
    since = datetime.combine(start, time.min, UTC)
    due = after_open_seconds(versions, since, seconds)
    if due is None:
        assert open_seconds(versions, since, since + timedelta(days=100)) < seconds
    else:
        assert open_seconds(versions, since, due) == seconds
        assert open_seconds(versions, since, due - timedelta(microseconds=1)) < seconds


def test_a_night_shift_reaches_past_midnight() -> None:
    versions = [Version(at(2026, 1, 1), office("UTC", friday=[Span("22:00", "06:00")]))]
    assert open_seconds(versions, at(2026, 7, 10, 0), at(2026, 7, 13, 0)) == 8 * 3600
    assert open_seconds(versions, at(2026, 7, 11, 5), at(2026, 7, 11, 12)) == 3600


def test_closed_until_a_moment_opens_within_the_window_it_lies_in() -> None:
    week = {day: [Span("09:00", "17:00")] for day in WEEKDAYS[:5]}
    shut = Hours(time_zone="UTC", week=week, closed_until=at(2026, 7, 8, 12))
    versions = [Version(at(2026, 1, 1), Hours(time_zone="UTC", week=week)), Version(at(2026, 7, 6, 11), shut)]
    assert open_seconds(versions, at(2026, 7, 6), at(2026, 7, 9)) == (2 + 5) * 3600  # Monday till 11, Wednesday from 12
    assert opens_next(versions, at(2026, 7, 6, 15)) == at(2026, 7, 8, 12)
    assert after_open_seconds(versions, at(2026, 7, 6, 10), 2 * 3600) == at(2026, 7, 8, 13)


def test_two_windows_a_day_leave_the_lunch_break_out() -> None:
    versions = [Version(at(2026, 1, 1), office("UTC", monday=[Span("09:00", "12:00"), Span("13:00", "17:00")]))]
    assert open_seconds(versions, at(2026, 7, 6, 11), at(2026, 7, 6, 14)) == 2 * 3600


@pytest.mark.parametrize(
    ("day", "of", "expected"),
    [
        (date(2026, 3, 29), Span("01:00", "05:00"), 3),  # clocks go forward at 02:00: an hour is missing
        (date(2026, 10, 25), Span("01:00", "05:00"), 5),  # clocks go back at 03:00: an hour comes twice
        (date(2026, 3, 29), Span("02:15", "02:45"), 0),  # a window inside the missing hour
        (date(2026, 3, 29), Span("02:30", "04:00"), 1),  # opens when the clock has jumped
        (date(2026, 10, 25), Span("02:00", "03:00"), 2),  # from the first two o'clock to the last three
        (date(2026, 10, 25), Span("01:00", "02:00"), 1),  # closes at the first two o'clock
    ],
)
def test_a_day_on_which_clocks_change(day: date, of: Span, expected: int) -> None:
    versions = [Version(at(2026, 1, 1), office(sunday=[of]))]
    midnight = datetime.combine(day, time.min, ZoneInfo("Europe/Berlin")).astimezone(UTC)
    assert open_seconds(versions, midnight, midnight + timedelta(hours=24)) == expected * 3600


def test_a_holiday_replaces_its_day_alone() -> None:
    closed = Hours(time_zone="UTC", week=always().week, holidays=[Holiday(date(2026, 12, 25))])
    short = Hours(
        time_zone="UTC", week=always().week, holidays=[Holiday(date(2026, 12, 24), windows=[Span("09:00", "12:00")])]
    )
    assert open_seconds([Version(at(2026, 1, 1), closed)], at(2026, 12, 24), at(2026, 12, 27)) == 2 * 86400
    assert open_seconds([Version(at(2026, 1, 1), short)], at(2026, 12, 24), at(2026, 12, 25)) == 3 * 3600


def test_public_holidays_are_closed() -> None:
    of = Hours(time_zone="UTC", week=always().week, public_holidays=PublicHolidays("DE", "BY"))
    assert open_seconds([Version(at(2026, 1, 1), of)], at(2026, 1, 6), at(2026, 1, 7)) == 0  # Epiphany, in Bavaria
    assert open_seconds([Version(at(2026, 1, 1), of)], at(2026, 1, 7), at(2026, 1, 8)) == 86400


def test_a_new_version_holds_from_its_moment_and_changes_nothing_before() -> None:
    old, new = office("UTC", monday=[Span("09:00", "17:00")]), office("UTC", monday=[Span("12:00", "20:00")])
    both = [Version(at(2026, 1, 1), old), Version(at(2026, 7, 6, 14), new)]
    assert open_seconds(both, at(2026, 7, 6), at(2026, 7, 6, 14)) == 5 * 3600
    assert open_seconds(both, at(2026, 7, 6, 14), at(2026, 7, 7)) == 6 * 3600
    assert open_seconds(both, at(2025, 7, 7), at(2025, 7, 8)) == 8 * 3600  # the first version holds before its moment


def test_without_a_version_it_is_always_open() -> None:
    assert open_seconds([], at(2026, 7, 4), at(2026, 7, 5)) == 86400
    assert opens_next([], at(2026, 7, 4)) == at(2026, 7, 4)


def test_the_next_opening() -> None:
    versions = [Version(at(2026, 1, 1), office(monday=[Span("09:00", "17:00")]))]
    assert opens_next(versions, at(2026, 7, 4, 12)) == at(2026, 7, 6, 7)
    assert opens_next(versions, at(2026, 7, 6, 8)) == at(2026, 7, 6, 8)
    assert opens_next([Version(at(2026, 1, 1), office())], at(2026, 7, 4)) is None
