"""Whether something is better than before by more than chance would have it."""

from math import comb

SURE = 0.05


def by_chance(mended: int, broken: int) -> float:
    """How likely so many or more of those that changed would be mended by chance alone: a sign test, one-sided."""
    changed = mended + broken
    return float(sum(comb(changed, better) for better in range(mended, changed + 1)) / 2**changed)
