"""The one summariser: figures by hand, calendars with their odd days, and laws that hold for any observations."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.metrics import METRICS, Asked, Beside, Calendar, Observations, Summary, summarise
from wayline.metrics.buckets import cuts, distribution
from wayline.metrics.observations import moment
from wayline.metrics.statistics import (
    counts_changed,
    durations_changed,
    mean_interval,
    median_interval,
    shares_changed,
    wilson,
)

START = datetime(2026, 10, 12, tzinfo=UTC)
WEEK = Asked(since=START, until=START + timedelta(days=7))
BERLIN = ZoneInfo("Europe/Berlin")


def observed(values: list[float | None], *, since: datetime = START, channels: list[str] | None = None) -> Observations:
    """These durations, one booked each hour; None still waits."""
    ends = [moment(since + timedelta(hours=place)) for place in range(len(values))]
    at = np.array(
        [np.datetime64("NaT", "us") if value is None else end for value, end in zip(values, ends, strict=True)]
    )
    columns = {
        "at": at.astype("datetime64[us]"),
        "began_at": np.array(ends, dtype="datetime64[us]"),
        "ended_at": at.astype("datetime64[us]"),
        "value": np.array([np.nan if value is None else value for value in values], dtype=float),
        "subject": np.array([str(place) for place in range(len(values))], dtype=object),
        "customer": np.array([str(place) for place in range(len(values))], dtype=object),
        "channel": np.array(channels or ["chat"] * len(values), dtype=object),
        "teammate": np.array([None] * len(values), dtype=object),
    }
    return Observations(columns, ["channel", "teammate"])


def summary(now: list[float | None], before: list[float | None] = [], **more: object) -> Summary:  # noqa: B006 never changed
    earlier = observed(before, since=WEEK.before.since)
    channels = more.pop("channels", None)
    return summarise(
        METRICS["first_response_time"],
        WEEK,
        observed(now, channels=channels),
        earlier,
        Calendar("Europe/Berlin"),
        known_at=WEEK.until,
        beside=Beside(**more),
    )


def test_no_data_is_not_zero() -> None:
    found = summary([None, None])
    assert (found.no_data, found.n, found.value, found.median, found.change, found.waiting) == (
        True,
        0,
        None,
        None,
        None,
        2,
    )


@pytest.mark.parametrize(
    ("n", "value", "low"), [(9, None, True), (10, 60.0, True), (29, 60.0, True), (30, 60.0, False)]
)
def test_few_observations_show_counts_only_then_carry_low_sample(n: int, value: float | None, low: object) -> None:
    found = summary([60.0] * n)
    assert (found.n, found.value, found.low_sample) == (n, value, low)
    assert (n < found.fewest) == (value is None)


def test_figures_are_what_they_are_by_hand() -> None:
    found = summary([float(value) for value in range(10, 110, 10)] + [None])
    assert (found.n, found.median, found.mean, found.waiting) == (10, 55.0, 55.0, 1)
    assert found.p90 == pytest.approx(91.0)
    assert found.interval == (20.0, 90.0)
    assert found.mean_interval == pytest.approx((55 - 21.66, 55 + 21.66), abs=0.01)
    assert [(bucket.label, bucket.count) for bucket in found.buckets] == [
        ("< 30 s", 2),
        ("30 s – 1 min", 3),
        ("1 – 5 min", 5),
    ]


def test_intervals_agree_with_published_ones() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998, table I
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0, 0) is None
    assert median_interval(np.arange(1.0, 11.0)) == (2.0, 9.0)  # Conover 1999: ranks 2 and 9 of ten
    assert mean_interval(np.array([1.0])) is None


def test_a_change_is_tested_and_not_eyeballed() -> None:
    slow, quick = [float(value) for value in range(100, 140)], [float(value) for value in range(60, 100)]
    assert summary(slow, quick).change == "up"
    assert summary(quick, slow).change == "down"
    assert summary(slow, [value + 1 for value in slow]).change == "no_clear_change"
    assert summary(slow, quick[:9]).change is None
    assert shares_changed(30, 100, 60, 100) == "down"
    assert shares_changed(30, 100, 33, 100) == "no_clear_change"
    assert (counts_changed(20, 4), counts_changed(5, 4), counts_changed(0, 0)) == (
        "up",
        "no_clear_change",
        "no_clear_change",
    )
    assert durations_changed(np.ones(10), np.ones(10)) == "no_clear_change"


def test_days_are_those_of_the_company_and_one_has_25_hours() -> None:
    days = cuts(datetime(2026, 10, 23, 22, tzinfo=UTC), datetime(2026, 10, 26, 23, tzinfo=UTC), "Europe/Berlin")
    assert [(day.until - day.since) // timedelta(hours=1) for day in days] == [24, 25, 24]
    assert {day.since.astimezone(BERLIN).hour for day in days} == {0}
    [_, sunday, *_] = cuts(datetime(2026, 3, 27, 23, tzinfo=UTC), datetime(2026, 3, 31, tzinfo=UTC), "Europe/Berlin")
    assert sunday.until - sunday.since == timedelta(hours=23)


def test_weeks_begin_where_the_company_begins_them_and_months_are_whole() -> None:
    weeks = cuts(datetime(2026, 1, 7, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC), "UTC", week_start=6)
    assert (weeks[0].since, weeks[0].since.weekday()) == (datetime(2026, 1, 4, tzinfo=UTC), 6)
    months = cuts(datetime(2025, 1, 15, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC), "UTC")
    assert [month.since.month for month in months[:3]] == [1, 2, 3]


def test_a_step_that_is_cut_off_or_not_over_is_marked_incomplete() -> None:
    definition, late = (
        METRICS["first_response_time"],
        Asked(since=START + timedelta(hours=5), until=START + timedelta(days=4)),
    )
    found = summarise(
        definition, late, observed([1.0]), observed([]), Calendar("UTC"), known_at=START + timedelta(days=2, hours=3)
    )
    assert [point.complete for point in found.trend] == [False, True, False, False]


@given(
    st.integers(0, 365 * 24),
    st.integers(1, 800),
    st.sampled_from(["UTC", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_steps_follow_one_another_without_gap_and_cover_the_period(begin: int, hours: int, zone: str) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=begin, minutes=begin % 60)
    found = cuts(since, since + timedelta(hours=hours), zone)
    assert found[0].since <= since < found[0].until
    assert found[-1].since < since + timedelta(hours=hours) <= found[-1].until
    assert all(one.until == other.since for one, other in pairwise(found))


@given(
    st.lists(st.tuples(st.none() | st.floats(0, 1e7), st.sampled_from(["chat", "email", "voice"])), max_size=80),
    st.randoms(use_true_random=False),
)
def test_parts_and_steps_add_up_and_order_is_nothing(drawn: list, chance) -> None:
    values, channels = [value for value, _ in drawn], [channel for _, channel in drawn]
    whole = summary(values, channels=channels, by="channel")
    assert whole.breakdown is not None
    assert sum(part.figures.n for part in whole.breakdown.parts) == whole.n
    assert sum(point.n for point in whole.trend) == whole.n
    assert sum(bucket.count for bucket in whole.buckets) == whole.n
    places = list(range(len(values)))
    chance.shuffle(places)
    shuffled = observed(values, channels=channels).where(np.array(places, dtype=int)) if places else observed([])
    again = summarise(
        METRICS["first_response_time"], WEEK, shuffled, observed([]), Calendar("Europe/Berlin"), known_at=WEEK.until
    )
    assert (again.n, again.median, again.p90, again.trend) == (whole.n, whole.median, whole.p90, whole.trend)


@given(st.lists(st.floats(0, 1e9), max_size=50))
def test_every_value_lies_in_one_step_of_the_distribution(values: list[float]) -> None:
    assert sum(bucket.count for bucket in distribution(np.array(values, dtype=float))) == len(values)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_wilson_interval_holds_its_share(hits: int, n: int) -> None:
    low, high = wilson(min(hits, n), n) or (1, 0)
    assert 0 <= low <= min(hits, n) / n <= high <= 1


def test_how_many_reach_a_goal_is_told_of_all_and_of_each_part_and_adds_up() -> None:
    channels = ["chat"] * 12 + ["mail"] * 4
    found = summary([float(60 * place) for place in range(16)], channels=channels, by="channel", goal=300.0)
    assert found.within is not None
    assert (found.within.hits, found.within.n, found.within.share) == (6, 16, 6 / 16)
    assert found.breakdown is not None
    parts = {part.key: part.within for part in found.breakdown.parts if part.within}
    assert {key: (each.hits, each.n, each.share) for key, each in parts.items()} == {
        "chat": (6, 12, 0.5), "mail": (0, 4, None),
    }  # fmt: skip
    assert summary([1.0] * 12, by="channel").within is None
