"""How far reviewers agree who judged the same. Pure."""

from collections import Counter
from collections.abc import Sequence
from itertools import permutations

FEWEST_RATINGS = 2


def alpha(units: Sequence[Sequence[int]]) -> float | None:
    """Krippendorff's alpha for ordinal scores: 1 is full agreement, 0 what chance would give, below 0 worse than that.

    `units`: for each thing judged, the scores it was given, in any order; those with fewer than two are left out.
    None where nothing is comparable, or where all scores are the same: chance would agree as well.

    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections D and E: a coincidence matrix,
    and the ordinal distance (the scores that lie between two, the ends by half), squared.
    """
    coincidences: Counter[tuple[int, int]] = Counter()
    for ratings in units:
        for one, other in permutations(ratings, 2):
            coincidences[one, other] += 1 / (len(ratings) - 1)  # type: ignore[assignment] # (a share of a count)
    totals: Counter[int] = Counter()
    for (one, _), weight in coincidences.items():
        totals[one] += weight
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] * _distance(a, b, totals) for a in totals for b in totals)
    if not expected:
        return None
    observed = sum(weight * _distance(a, b, totals) for (a, b), weight in coincidences.items())
    return 1 - (n - 1) * observed / expected


def comparable(units: Sequence[Sequence[int]]) -> int:
    """How many things were judged by two or more: the n of `alpha`."""
    return sum(len(ratings) >= FEWEST_RATINGS for ratings in units)


def _distance(one: int, other: int, totals: Counter[int]) -> float:
    low, high = min(one, other), max(one, other)
    between = sum(count for score, count in totals.items() if low <= score <= high)
    return (between - (totals[low] + totals[high]) / 2) ** 2
