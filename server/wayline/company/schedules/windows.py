"""Business time, once: versions of opening hours become windows in UTC with cumulative open seconds. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from wayline.company.schedules.hours import MIDNIGHT, Hours, Span, Version

DAY = timedelta(days=1)
STEP = timedelta(days=28)
HORIZON = timedelta(days=2 * 366)
NOTHING = timedelta(0)


class Window(msgspec.Struct, frozen=True):
    """Open from `opens_at` until just before `closes_at`; `before` is the open time of all windows before it."""

    opens_at: datetime
    closes_at: datetime
    before: timedelta


def expand(versions: Sequence[Version], since: datetime, until: datetime) -> list[Window]:
    """The windows within [since, until), in order, merged where they touch, each with the open time before it.

    No version at all means always open. The first version also holds before its moment: there was no other.
    """
    if until <= since:
        return []
    spans = _merged(_clipped(versions, since, until)) if versions else [(since, until)]
    windows: list[Window] = []
    before = NOTHING
    for opens_at, closes_at in spans:
        windows.append(Window(opens_at, closes_at, before))
        before += closes_at - opens_at
    return windows


def open_seconds(versions: Sequence[Version], since: datetime, until: datetime) -> float:
    """The open seconds between two moments; 0 when `until` is not after `since`."""
    windows = expand(versions, since, until)
    return (windows[-1].before + windows[-1].closes_at - windows[-1].opens_at).total_seconds() if windows else 0.0


def open_seconds_until(windows: Sequence[Window], at: datetime) -> float:
    """The open seconds of expanded windows up to a moment: subtract two of them, and expand only once."""
    index = bisect_right(windows, at, key=lambda window: window.opens_at) - 1
    if index < 0:
        return 0.0
    window = windows[index]
    return (window.before + min(at, window.closes_at) - window.opens_at).total_seconds()


def opens_next(versions: Sequence[Version], at: datetime) -> datetime | None:
    """When it is open next: `at` itself while open; None if not within two years."""
    for windows in _ahead(versions, at):
        if windows:
            return windows[0].opens_at
    return None


def after_open_seconds(versions: Sequence[Version], since: datetime, seconds: float) -> datetime | None:
    """The first moment by which so many open seconds have passed since `since`; None if not within two years."""
    left = timedelta(seconds=seconds)
    if left <= NOTHING:
        return since
    for windows in _ahead(versions, since):
        for window in windows:
            length = window.closes_at - window.opens_at
            if left <= length:
                return window.opens_at + left
            left -= length
    return None


def _ahead(versions: Sequence[Version], at: datetime) -> Iterator[list[Window]]:
    start = at
    while start < at + HORIZON:
        yield expand(versions, start, start + STEP)
        start += STEP


def _clipped(versions: Sequence[Version], since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    ordered = sorted(versions, key=lambda version: version.from_at)
    for index, version in enumerate(ordered):
        begins = since if index == 0 else max(since, version.from_at)
        ends = min(until, ordered[index + 1].from_at) if index + 1 < len(ordered) else until
        begins = max(begins, version.hours.closed_until or begins)
        for opens_at, closes_at in _opened(version.hours, begins, ends):
            if max(opens_at, begins) < min(closes_at, ends):
                yield max(opens_at, begins), min(closes_at, ends)


def _opened(hours: Hours, begins: datetime, ends: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Every window that may touch [begins, ends): the day before too, as it may reach past midnight."""
    if ends <= begins:
        return
    zone = ZoneInfo(hours.time_zone)
    day = begins.astimezone(zone).date() - 2 * DAY
    last = ends.astimezone(zone).date() + DAY
    while day <= last:
        for span in hours.spans_on(day):
            opens_at, closes_at = _in_utc(day, span, zone)
            if opens_at < closes_at:
                yield opens_at, closes_at
        day += DAY


def _in_utc(day: date, span: Span, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the first moment the wall clock shows a time of the window, to the last.

    When clocks go forward, a time that is skipped becomes the moment of the change; when they go back, a window opens
    at the first of two equal times and closes at the second.
    """
    opens = datetime.combine(day, time.fromisoformat(span.opens))
    to_midnight = span.closes == MIDNIGHT
    closes = datetime.combine(day, time.min if to_midnight else time.fromisoformat(span.closes))
    if to_midnight or span.closes <= span.opens:
        closes += DAY
    return _moment(opens, zone), _moment(closes, zone, fold=_is_twice(closes - timedelta(microseconds=1), zone))


def _moment(wall: datetime, zone: ZoneInfo, *, fold: int = 0) -> datetime:
    moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    return moment if moment.astimezone(zone).replace(tzinfo=None) == wall else _change(wall, zone)


def _is_twice(wall: datetime, zone: ZoneInfo) -> bool:
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first < second


def _change(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clock jumps over `wall`."""
    low, high = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    after = high.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)


def _merged(spans: Iterator[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    merged: list[tuple[datetime, datetime]] = []
    for opens_at, closes_at in sorted(spans):
        if merged and opens_at <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes_at))
        else:
            merged.append((opens_at, closes_at))
    return merged
