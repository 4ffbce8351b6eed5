"""Which observations are looked at, and by which hour: filters, far-out values, goals, the week. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from wayline.metrics.definition import Asked, Shape
from wayline.metrics.observations import Chosen, Observations, moment, spoken
from wayline.metrics.summarising import FEWEST, Calendar, counted
from wayline.metrics.summary import Cell, LeftOut, Rhythm

FAR = 3.0


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: `only` these dimensions' values (any of one dimension's), `but` not those; "" is nothing said.

    `within` is a goal in seconds, of which it is told how many reach it; `is_trimmed` leaves out what lies far out.
    """

    only: tuple[tuple[str, str], ...] = ()
    but: tuple[tuple[str, str], ...] = ()
    within: float | None = None
    is_trimmed: bool = False


def chosen(observed: Observations, choice: Choice) -> Observations:
    """Those that were asked for."""
    for name in sorted({name for name, _ in choice.only}):
        observed = observed.where(_says(observed, name, [value for each, value in choice.only if each == name]))
    for name in sorted({name for name, _ in choice.but}):
        observed = observed.where(~_says(observed, name, [value for each, value in choice.but if each == name]))
    return observed


def trimmed(shape: Shape, observed: Sequence[Observations], asked: Asked) -> tuple[list[Observations], LeftOut | None]:
    """The period and the one before without what lies far out in this one: above Q3 + 3·(Q3 − Q1).

    Source: Tukey, Exploratory Data Analysis (1977), outer fence. None where nothing can be far out.
    """
    values = counted(shape, observed[0], asked).value
    if shape != "durations" or len(values) < FEWEST:
        return list(observed), None
    low, high = np.percentile(values, [25, 75])
    fence = float(high + FAR * (high - low))
    kept = [each.where(~(each.value > fence)) for each in observed]
    return kept, LeftOut(int((values > fence).sum()), fence)


def rhythm(observed: Observations, asked: Asked, calendar: Calendar) -> Rhythm:
    """What began in the period by the hour of the company's week, answered or not; the median of what has a value."""
    begun = observed.where((observed.began_at >= moment(asked.since)) & (observed.began_at < moment(asked.until)))
    zone, values = ZoneInfo(calendar.zone), defaultdict[tuple[int, int], list[float]](list)
    for began_at, value in zip(begun.began_at, begun.value, strict=True):
        at = spoken(began_at).astimezone(zone)
        values[at.weekday(), at.hour].append(float(value))
    cells = [Cell(weekday, hour, len(found), _median(found)) for (weekday, hour), found in sorted(values.items())]
    return Rhythm(zone=calendar.zone, week_start=calendar.week_start, cells=cells)


def _median(values: Sequence[float]) -> float | None:
    known = [value for value in values if not np.isnan(value)]
    return float(np.median(known)) if known else None


def _says(observed: Observations, name: str, values: Sequence[str]) -> Chosen:
    wanted = {value or None for value in values}
    return np.array([each in wanted for each in observed.columns[name]], dtype=bool)
