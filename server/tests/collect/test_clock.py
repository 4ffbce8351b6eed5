"""The clock: wrong clocks are put right, late batches stay late, and what a device did in order stays in order."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.collect.clock import Clocks, TellTime, read_time
from wayline.collect.draft import Capture, Draft
from wayline.collect.sources import Source
from wayline.collect.wire import Item

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
DEVICE = UUID(int=7)
SOURCE = Source(kind="channel", id=UUID(int=1), name="Shop")
milliseconds = st.integers(0, 86_400_000)
delays = st.integers(0, 100_000).map(lambda ms: timedelta(milliseconds=ms))
skews = st.integers(-(10**10), 10**10).map(lambda ms: timedelta(milliseconds=ms))


def told(
    times: list[object], *, sent_at: datetime | None = None, received_at: datetime = NOON, tell: TellTime | None = None
) -> list[Draft]:
    drafts = [Draft(item=Item(timestamp=time), kind="track", identity=DEVICE) for time in times]
    capture = Capture(source=SOURCE, received_at=received_at, reject=lambda *_: None, sent_at=sent_at)
    return (tell or TellTime(Clocks()))(drafts, capture)


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@pytest.mark.parametrize("network", [0, 1, 119_999, 120_000])
def test_a_delay_of_up_to_two_minutes_is_the_network_s_and_the_client_s_time_stands(network: int) -> None:
    [draft] = told([iso(NOON)], sent_at=NOON, received_at=NOON + timedelta(milliseconds=network))
    assert (draft.occurred_at, draft.marks) == (NOON, ())


@pytest.mark.parametrize("skew", [120_001, -120_001, 3_600_000, -86_400_000])
def test_a_clock_that_is_off_by_more_is_put_right_to_the_millisecond(skew: int) -> None:
    wrong = NOON - timedelta(milliseconds=skew)
    [draft] = told([iso(wrong - timedelta(milliseconds=1_234))], sent_at=wrong)
    assert (draft.occurred_at, draft.marks) == (NOON - timedelta(milliseconds=1_234), ("clock_corrected",))


@given(skew=skews, batches=st.lists(st.tuples(milliseconds, delays), min_size=1, max_size=20))
def test_what_one_device_did_in_order_stays_in_order_whatever_the_network_takes(
    skew: timedelta, batches: list[tuple[int, timedelta]]
) -> None:
    tell = TellTime(Clocks())
    happened = found = NOON
    previous = None
    for gap, delay in batches:
        happened += timedelta(milliseconds=gap)
        sent = happened + timedelta(milliseconds=5)
        [first, second] = told(
            [iso(happened - skew), iso(sent - skew)], sent_at=sent - skew, received_at=sent + delay, tell=tell
        )
        assert second.occurred_at - first.occurred_at == timedelta(milliseconds=5)
        assert previous is None or first.occurred_at - previous == timedelta(milliseconds=gap)
        previous, found = first.occurred_at, second.occurred_at
    assert found is not None


@given(times=st.lists(milliseconds, min_size=2, max_size=30))
def test_times_more_than_a_day_ahead_are_now_and_marked_and_still_in_order(times: list[int]) -> None:
    ahead = [NOON + timedelta(hours=24, milliseconds=1 + ms) for ms in times]
    drafts = told([iso(moment) for moment in ahead])
    assert all("time_clamped" in draft.marks for draft in drafts)
    assert all(timedelta(0) <= draft.occurred_at - NOON < timedelta(milliseconds=1) for draft in drafts)
    pairs = sorted(zip(ahead, (draft.occurred_at for draft in drafts), strict=True))
    assert [found for _, found in pairs] == sorted(found for _, found in pairs)


def test_a_day_ahead_to_the_millisecond_is_left_alone() -> None:
    [draft] = told([iso(NOON + timedelta(hours=24))])
    assert (draft.occurred_at, draft.marks) == (NOON + timedelta(hours=24), ())


@pytest.mark.parametrize(
    "garbage", ["yesterday", "", "0000-00-00", "1970-01-01T00:00:00Z", True, [], {}, 10**30, float("1e308"), "9" * 50]
)
def test_garbage_is_now(garbage: object) -> None:
    [draft] = told([garbage])
    assert draft.occurred_at == NOON
    assert draft.marks == (() if garbage == "" else ("time_unreadable",))


@given(garbage=st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.lists(st.integers())))
def test_no_time_whatever_breaks_the_step(garbage: object) -> None:
    [draft] = told([garbage], sent_at=NOON)
    assert draft.occurred_at.tzinfo is not None
    assert draft.occurred_at <= NOON + timedelta(hours=24)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-11-02T12:00:00.123Z", NOON + timedelta(milliseconds=123)),
        ("2026-11-02T13:00:00.123456+01:00", NOON + timedelta(microseconds=123_456)),
        ("2026-11-02 12:00:00", NOON),
        ("2026-11-02", NOON - timedelta(hours=12)),
        (1_793_620_800, NOON),
        (1_793_620_800_250, NOON + timedelta(milliseconds=250)),
    ],
)
def test_times_are_read_as_clients_write_them(raw: object, expected: datetime) -> None:
    assert read_time(raw) == expected


def test_a_clock_that_is_set_anew_is_measured_anew() -> None:
    tell = TellTime(Clocks())
    hour = timedelta(hours=1)
    [before] = told([iso(NOON - hour)], sent_at=NOON - hour, tell=tell)
    [after] = told([iso(NOON)], sent_at=NOON, tell=tell)
    assert (before.occurred_at, after.occurred_at, after.marks) == (NOON, NOON, ())
