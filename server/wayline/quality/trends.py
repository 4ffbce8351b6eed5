"""Means of reviews, with n and how sure they are. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from wayline.metrics import mean_interval

WORST, BEST = 0.0, 100.0


class MeanScore(msgspec.Struct, frozen=True):
    """A mean of scores, 0 to 100, of `n` reviews. `low`, `high`: 95 % (Student's t); None below two reviews."""

    n: int
    mean: float | None
    low: float | None
    high: float | None


class WeekScore(msgspec.Struct, frozen=True):
    """The reviews written in the week that began on this Monday, where the company is."""

    begins: date
    score: MeanScore


def mean_of(values: Sequence[float]) -> MeanScore:
    """Their mean; no scores, no mean."""
    if not values:
        return MeanScore(0, None, None, None)
    array = np.array(values, dtype=np.float64)
    found = mean_interval(array)
    low, high = (max(found[0], WORST), min(found[1], BEST)) if found else (None, None)
    return MeanScore(len(values), float(array.mean()), low, high)


def by_week(scores: Iterable[tuple[datetime, float]], time_zone: str, now: datetime, weeks: int) -> list[WeekScore]:
    """One mean a week, the oldest first, this week last; weeks without a review are there with n = 0."""
    zone, found = ZoneInfo(time_zone), defaultdict(list)
    for at, score in scores:
        found[_monday(at, zone)].append(score)
    last = _monday(now, zone)
    begins = [last - timedelta(weeks=back) for back in reversed(range(weeks))]
    return [WeekScore(day, mean_of(found[day])) for day in begins]


def _monday(at: datetime, zone: ZoneInfo) -> date:
    day = at.astimezone(zone).date()
    return day - timedelta(days=day.weekday())
