"""What a metric answers."""

from datetime import datetime
from typing import Literal

import msgspec

from wayline.metrics.buckets import Bucket
from wayline.metrics.definition import Described
from wayline.metrics.statistics import Change, Interval


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One set of observations in figures. Without a base, or below ten, only the counts are said (rule 2)."""

    n: int
    value: float | None = None
    interval: Interval | None = None
    median: float | None = None
    mean: float | None = None
    mean_interval: Interval | None = None
    p90: float | None = None
    oldest: float | None = None


class Point(msgspec.Struct, frozen=True):
    """A step of a trend. Not `complete`: the step is not over, or what belongs to it may still change."""

    at: datetime
    until: datetime
    n: int
    value: float | None
    complete: bool


class Within(msgspec.Struct, frozen=True):
    """How many were no longer than a goal of so many seconds; the interval is Wilson's, none below ten."""

    seconds: float
    hits: int
    n: int
    share: float | None
    interval: Interval | None


class Part(msgspec.Struct, frozen=True):
    """One value of a dimension, with its figures, and how many of these reach the goal that was asked for."""

    key: str | None
    label: str | None
    figures: Figures
    within: Within | None = None


class Breakdown(msgspec.Struct, frozen=True):
    """The same observations apart, by one dimension. The parts add up to the whole."""

    by: str
    parts: list[Part]


class LeftOut(msgspec.Struct, frozen=True):
    """How many were left out because they lie far out: above the third quartile plus three interquartile ranges."""

    n: int
    above: float


class Cell(msgspec.Struct, frozen=True):
    """An hour of the week in the company's zone: how many began in it, and the median of those that have a value."""

    weekday: int
    hour: int
    n: int
    value: float | None


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """When in the week it begins, and how long it takes then. Monday is 0; an hour in which nothing began is absent."""

    zone: str
    week_start: int
    cells: list[Cell]


class Summary(Figures, frozen=True, kw_only=True):
    """A metric for a period: figures, how sure they are, how they were before. Below `fewest` only n is said."""

    metric: Described
    since: datetime
    until: datetime
    as_of: datetime
    clock: Literal["calendar", "business"]
    no_data: bool
    low_sample: bool
    fewest: int
    waiting: int | None = None
    buckets: list[Bucket] = []
    trend: list[Point] = []
    before: Figures | None = None
    change: Change | None = None
    breakdown: Breakdown | None = None
    within: Within | None = None
    left_out: LeftOut | None = None


class Behind(msgspec.Struct, frozen=True):
    """One observation behind a number. `customer`: what they are called, for who may see customers."""

    customer_id: str
    conversation_id: str | None
    at: datetime
    value: float | None
    dimensions: dict[str, str | None]
    customer: str | None = None
