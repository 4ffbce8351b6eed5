"""The clock of a promise, against an oracle that looks at every minute, and against itself told from the beginning."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wayline.company import Hours, Span, Version, after_open_seconds, expand, open_seconds, open_seconds_until
from wayline.company.schedules.hours import WEEKDAYS
from wayline.conversations.promising.clock import Running, Terms, begin

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"]
# The days around which clocks change in one of these, and an ordinary one.
DAYS = [date(2026, 3, 7), date(2026, 3, 28), date(2026, 4, 4), date(2026, 10, 24), date(2026, 10, 31), date(2026, 7, 6)]
MINUTE = timedelta(minutes=1)
OFFICE = Hours(time_zone="Europe/Berlin", week={day: [Span("09:00", "17:00")] for day in WEEKDAYS[:5]})


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def hours_of(*opened: Hours) -> list[Version]:
    return [Version(utc(2020, 1, 1) + n * timedelta(days=1), hours) for n, hours in enumerate(opened)]


clocks = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
spans = st.tuples(clocks, clocks | st.just("24:00")).filter(lambda pair: pair[0] != pair[1]).map(lambda p: Span(*p))
weeks = st.fixed_dictionaries({day: st.lists(spans, max_size=2) for day in WEEKDAYS})
hours = st.builds(Hours, time_zone=st.sampled_from(ZONES), week=weeks)
some_hours = st.lists(hours, max_size=1).map(lambda found: hours_of(*found))
terms = st.builds(
    Terms,
    seconds=st.integers(1, 3 * 86400),
    hours=some_hours,
    pauses=st.booleans(),
    warns=st.none() | st.integers(1, 3600),
)
starts = st.sampled_from(DAYS).map(lambda day: datetime.combine(day, time.min, UTC))


@cache
def walls(zone: str, start: datetime, minutes: int) -> tuple[datetime, ...]:
    """What the wall clock shows at each minute."""
    return tuple((start + n * MINUTE).astimezone(ZoneInfo(zone)).replace(tzinfo=None) for n in range(minutes))


def is_open(versions: Sequence[Version], wall: datetime) -> bool:
    """Whether a window that opened today or yesterday covers this minute, by the clock on the wall alone."""
    if not versions:
        return True
    for day in (wall.date(), wall.date() - timedelta(days=1)):
        for span in versions[-1].hours.spans_on(day):
            opens, closes = datetime.combine(day, time.fromisoformat(span.opens)), datetime.combine(day, time.min)
            if span.closes != "24:00":
                closes = datetime.combine(day, time.fromisoformat(span.closes))
            closes += timedelta(days=closes <= opens)
            if opens <= wall < closes:
                return True
    return False


class Change(msgspec.Struct, frozen=True):
    """Something that moves a promise: minutes after the one before: pending or not, other terms or not."""

    minutes: int
    pending: bool | None
    terms: Terms | None


changes = st.lists(st.builds(Change, st.integers(0, 900), st.none() | st.booleans(), st.none() | terms), max_size=5)


def told(first: Terms, start: datetime, happened: Sequence[Change]) -> Running:
    """Moved from one change to the next, as a running server does it."""
    run, at = begin(first, start, start), start
    for change in happened:
        at += change.minutes * MINUTE
        run = run.moved(at, terms=change.terms, pending=change.pending)
    return run


def from_scratch(first: Terms, start: datetime, happened: Sequence[Change], until: datetime) -> float:
    """The seconds that have passed until then: each stretch between two changes on its own, under what held in it."""
    stretches, at, now, pending = [], start, first, False
    for change in happened:
        ends = at + change.minutes * MINUTE
        stretches.append((at, ends, now, pending))
        at, now = ends, change.terms or now
        pending = pending if change.pending is None else change.pending
    stretches.append((at, until, now, pending))
    return sum(open_seconds(now.hours, a, b) for a, b, now, pending in stretches if not (pending and now.pauses))


@settings(max_examples=150, deadline=None)
@given(first=terms, start=starts, happened=changes, later=st.integers(0, 3000))
def test_moving_it_is_the_same_as_counting_from_the_beginning(
    first: Terms, start: datetime, happened: list[Change], later: int
) -> None:
    run = told(first, start, happened)
    at = run.since + later * MINUTE
    assert run.elapsed(at) == pytest.approx(from_scratch(first, start, happened, at), abs=1e-6)
    due = run.due_at()
    if run.stands_still:
        assert due is None
    elif due is not None and run.left > 0:
        assert from_scratch(first, start, happened, due) == pytest.approx(run.terms.seconds, abs=1e-6)
        assert from_scratch(first, start, happened, due - timedelta(microseconds=1)) < run.terms.seconds
    elif due is not None:  # a rule came that it had broken already: due when the rule came, not before
        assert due == run.since


@settings(max_examples=40, deadline=None)
@given(of=hours, start=starts, length=st.integers(1, 2 * 1440), seconds=st.integers(1, 86400))
def test_it_passes_as_minutes_counted_one_by_one(of: Hours, start: datetime, length: int, seconds: int) -> None:
    # Where clocks go back, a window that opens or closes within the hour told twice has two readings: left out here,
    # settled in the tests of windows.
    shown = walls(of.time_zone, start, length)
    assume(all(later > earlier for earlier, later in pairwise(shown)))
    run = begin(Terms(seconds=seconds, hours=hours_of(of)), start, start)
    opened = [is_open(run.terms.hours, wall) for wall in shown]
    assert run.elapsed(start + length * MINUTE) == sum(opened) * 60
    due = run.due_at()
    if due is not None and due < start + length * MINUTE:
        whole, rest = divmod(seconds, 60)
        minutes = [n for n, open_then in enumerate(opened) if open_then]
        last = minutes[whole] if rest else minutes[whole - 1]
        assert due == start + last * MINUTE + timedelta(seconds=rest or 60)


@settings(max_examples=100, deadline=None)
@given(of=some_hours, start=starts, cuts=st.lists(st.integers(0, 9 * 86400), min_size=3, max_size=3))
def test_open_seconds_add_up_grow_and_are_never_below_zero(of: list[Version], start: datetime, cuts: list[int]) -> None:
    a, b, c = (start + timedelta(seconds=cut) for cut in sorted(cuts))
    first, second, whole = open_seconds(of, a, b), open_seconds(of, b, c), open_seconds(of, a, c)
    assert whole == first + second
    assert 0 <= first <= whole <= (c - a).total_seconds()
    assert open_seconds(of, c, a) == 0


@settings(max_examples=100, deadline=None)
@given(of=some_hours, start=starts, seconds=st.integers(1, 5 * 86400), ahead=st.integers(0, 86400))
def test_adding_open_seconds_is_the_inverse_of_counting_them(
    of: list[Version], start: datetime, seconds: int, ahead: int
) -> None:
    since = start + timedelta(seconds=ahead)
    due = after_open_seconds(of, since, seconds)
    assume(due is not None)
    assert due is not None
    windows = expand(of, since, due + timedelta(days=1))
    assert open_seconds_until(windows, due) - open_seconds_until(windows, since) == seconds
    assert any(window.opens_at < due <= window.closes_at for window in windows)


@settings(max_examples=100, deadline=None)
@given(first=terms, start=starts, happened=changes)
def test_a_warning_never_comes_after_the_due_time(first: Terms, start: datetime, happened: list[Change]) -> None:
    run = told(first, start, happened)
    warns, due = run.warns_at(), run.due_at()
    assert warns is None or due is None or warns <= due


def test_a_promise_of_friday_evening_is_due_on_monday() -> None:
    run = begin(Terms(seconds=2 * 3600, hours=hours_of(OFFICE), warns=1800), utc(2026, 7, 10, 14), utc(2026, 7, 10, 14))
    assert run.warns_at() == utc(2026, 7, 13, 7, 30)  # 9:30 in Berlin
    assert run.due_at() == utc(2026, 7, 13, 8)


def test_pending_moves_the_due_time_by_just_as_long() -> None:
    run = begin(Terms(seconds=3600, pauses=True), utc(2026, 7, 6, 9), utc(2026, 7, 6, 9))
    still = run.moved(utc(2026, 7, 6, 9, 20), pending=True)
    assert (still.due_at(), still.remaining(utc(2026, 7, 6, 12))) == (None, 2400)
    assert still.moved(utc(2026, 7, 6, 12), pending=False).due_at() == utc(2026, 7, 6, 12, 40)


def test_one_that_runs_while_pending_is_not_moved_by_it() -> None:
    run = begin(Terms(seconds=3600), utc(2026, 7, 6, 9), utc(2026, 7, 6, 9))
    assert run.moved(utc(2026, 7, 6, 9, 20), pending=True).due_at() == utc(2026, 7, 6, 10)


def test_a_stricter_rule_makes_it_due_when_it_comes_and_not_before() -> None:
    run = begin(Terms(seconds=8 * 3600), utc(2026, 7, 6, 9), utc(2026, 7, 6, 9))
    assert run.moved(utc(2026, 7, 6, 11), terms=Terms(seconds=3600)).due_at() == utc(2026, 7, 6, 11)


def test_what_was_never_open_is_never_due() -> None:
    closed = Hours(time_zone="UTC", week={})
    assert begin(Terms(seconds=60, hours=hours_of(closed)), utc(2026, 7, 6), utc(2026, 7, 6)).due_at() is None
