"""The one summariser: observations in, a summary out. Every metric goes through here. Pure."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
import numpy as np

from wayline.metrics.buckets import Cut, cuts, distribution
from wayline.metrics.definition import Asked, Definition, Shape
from wayline.metrics.observations import Chosen, Observations, moment
from wayline.metrics.statistics import (
    Change,
    Values,
    counts_changed,
    durations_changed,
    mean_interval,
    median_interval,
    shares_changed,
    wilson,
)
from wayline.metrics.summary import Breakdown, Figures, Part, Point, Summary, Within

FEWEST = 10
ENOUGH = 30
AWAITING_US = "awaiting_us"


class Calendar(msgspec.Struct, frozen=True):
    """How the company cuts time: its zone, and the weekday weeks begin on (Monday is 0)."""

    zone: str
    week_start: int = 0


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What is told beside a number: apart by a dimension, whose values have words, and how many reach a goal.

    `goal` is in seconds; how many reach it is told of all and of each part.
    """

    by: str | None = None
    labels: Mapping[str, str] = {}
    goal: float | None = None


def summarise(
    definition: Definition,
    asked: Asked,
    now: Observations,
    before: Observations,
    calendar: Calendar,
    *,
    known_at: datetime,
    beside: Beside | None = None,
) -> Summary:
    """The answer to what was asked, with the period before it for comparison. `known_at` is when it was asked."""
    beside = beside or Beside()
    shape = definition.shape
    whole, earlier = counted(shape, now, asked), counted(shape, before, asked.before)
    figures, was = figures_of(shape, whole), figures_of(shape, earlier)
    shown = msgspec.structs.asdict(figures)
    return Summary(
        **shown,
        metric=definition.described,
        since=asked.since,
        until=asked.until,
        as_of=known_at,
        clock="calendar",
        no_data=figures.n == 0 and shape != "level",
        low_sample=figures.n < ENOUGH and shape != "level",
        fewest=0 if shape == "level" else FEWEST,
        waiting=_waiting(shape, now, whole),
        buckets=[] if shape == "share" else distribution(whole.value),
        trend=_trend(definition, now, asked, calendar, known_at),
        before=was,
        change=_change(shape, whole.value, earlier.value),
        breakdown=_breakdown(shape, now, asked, beside),
        within=within(whole, beside.goal),
    )


def figures_of(shape: Shape, observed: Observations) -> Figures:
    """The figures of these; a level's value is how many there are, a share's how many of them are 1."""
    values, n = observed.value, len(observed)
    if shape == "level":
        oldest = float(values.max()) if n else None
        middle = float(np.median(values)) if n else None
        return Figures(n=n, value=float(n), median=middle, p90=_p90(values), oldest=oldest)
    if n < FEWEST:
        return Figures(n=n)
    if shape == "share":
        hits = int(values.sum())
        return Figures(n=n, value=hits / n, mean=hits / n, interval=wilson(hits, n))
    return Figures(
        n=n,
        value=float(np.median(values)),
        median=float(np.median(values)),
        interval=median_interval(values),
        mean=float(values.mean()),
        mean_interval=mean_interval(values),
        p90=_p90(values),
    )


def within(whole: Observations, seconds: float | None) -> Within | None:
    """How many of these took no longer than so many seconds; None without a goal."""
    if seconds is None:
        return None
    hits, n = int((whole.value <= seconds).sum()), len(whole)
    if n < FEWEST:
        return Within(seconds, hits, n, None, None)
    return Within(seconds, hits, n, hits / n, wilson(hits, n))


def counted(shape: Shape, observed: Observations, asked: Asked) -> Observations:
    """What belongs to the period: what was booked in it; for a level, the waits that last at its end, by their age."""
    if shape == "level":
        at = moment(asked.until)
        return _aged(observed.where(_lasting(observed, at) & _await_us(observed)), at)
    since, until = moment(asked.since), moment(asked.until)
    happened = observed.happened()
    return happened.where((happened.at >= since) & (happened.at < until))


def _lasting(observed: Observations, at: np.datetime64) -> Chosen:
    chosen: Chosen = (observed.began_at < at) & (np.isnat(observed.ended_at) | (observed.ended_at >= at))
    return chosen


def _await_us(observed: Observations) -> Chosen:
    chosen: Chosen = observed.columns["state"] == AWAITING_US
    return chosen


def _aged(waits: Observations, at: np.datetime64) -> Observations:
    return waits.with_value((at - waits.began_at) / np.timedelta64(1, "s"))


def _waiting(shape: Shape, observed: Observations, whole: Observations) -> int | None:
    if shape == "level":
        return len(whole)
    return int(np.isnat(observed.ended_at).sum()) if shape == "durations" else None


def _p90(values: Values) -> float | None:
    """Nine in ten are not above it (linear between neighbours, as NumPy's default)."""
    return float(np.percentile(values, 90)) if len(values) else None


def _trend(
    definition: Definition, observed: Observations, asked: Asked, calendar: Calendar, known_at: datetime
) -> list[Point]:
    steps = cuts(asked.since, asked.until, calendar.zone, calendar.week_start)
    if definition.shape == "level":  # once for all steps: there may be many that wait for nobody
        observed = observed.where(_await_us(observed))
    return [_point(definition, observed, asked, step, known_at) for step in steps]


def _point(definition: Definition, observed: Observations, asked: Asked, step: Cut, known_at: datetime) -> Point:
    inside = Asked(since=max(step.since, asked.since), until=min(step.until, asked.until), as_of=asked.as_of)
    whole = step.since >= asked.since and step.until <= asked.until and step.until + definition.settles <= known_at
    if definition.shape == "level":
        n = int(_lasting(observed, moment(inside.until)).sum())
        return Point(step.since, step.until, n, float(n), whole)
    here = counted(definition.shape, observed, inside)
    n = len(here)
    value = None if n == 0 else float(here.value.mean() if definition.shape == "share" else np.median(here.value))
    return Point(step.since, step.until, n, value, whole)


def _change(shape: Shape, now: Values, before: Values) -> Change | None:
    """Tested, not eyeballed (rule 4); nothing is said where either side shows counts only."""
    if shape == "level":
        return counts_changed(len(now), len(before))
    if len(now) < FEWEST or len(before) < FEWEST:
        return None
    if shape == "share":
        return shares_changed(int(now.sum()), len(now), int(before.sum()), len(before))
    return durations_changed(now, before)


def _breakdown(shape: Shape, observed: Observations, asked: Asked, beside: Beside) -> Breakdown | None:
    by, labels = beside.by, beside.labels
    if by is None:
        return None
    if shape == "level":
        at = moment(asked.until)
        kept = _aged(observed.where(_lasting(observed, at)), at)
        kept = kept if by == "state" else kept.where(kept.columns["state"] == AWAITING_US)
    else:
        kept = counted(shape, observed, asked)
    parts = [
        Part(key, labels.get(key or "", key), figures_of(shape, part), within(part, beside.goal))
        for key, part in kept.by(by).items()
    ]
    return Breakdown(by, sorted(parts, key=lambda part: -part.figures.n))
