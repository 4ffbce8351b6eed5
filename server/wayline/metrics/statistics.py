"""Intervals (of 95 %) and tests (of 5 %, two-sided). Pure; each says where its formula comes from."""

import math
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Interval = tuple[float, float]
Change = Literal["up", "down", "no_clear_change"]
Z = 1.959963984540054
ALPHA = 0.05
FEWEST_FOR_A_MEAN = 2
FEWEST_FOR_A_MEDIAN = 6


def wilson(hits: int, n: int) -> Interval | None:
    """The interval of a share (Wilson 1927): never outside 0 to 1, right for small n too. None without a base."""
    if n == 0:
        return None
    share = hits / n
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))


def mean_interval(values: Values) -> Interval | None:
    """The interval of a mean by Student's t. None below two values."""
    n = len(values)
    if n < FEWEST_FOR_A_MEAN:
        return None
    half = t_quantile(1 - ALPHA / 2, n - 1) * float(values.std(ddof=1)) / math.sqrt(n)
    mean = float(values.mean())
    return mean - half, mean + half


def median_interval(values: Values) -> Interval | None:
    """The interval of a median between two order statistics (Conover 1999, 3.2): no shape assumed.

    None below six values, where no two of them hold 95 %.
    """
    n = len(values)
    if n < FEWEST_FOR_A_MEDIAN:
        return None
    rank = int(scipy_stats().binom.ppf(ALPHA / 2, n, 0.5))
    ordered = np.sort(values)
    return float(ordered[rank - 1]), float(ordered[n - rank])


def durations_changed(now: Values, before: Values) -> Change:
    """Whether one is clearly longer than the other: Mann and Whitney's U, with ties corrected."""
    if len(np.unique(np.concatenate([now, before]))) == 1:
        return "no_clear_change"
    u, p = scipy_stats().mannwhitneyu(now, before, alternative="two-sided", method="asymptotic")
    if p >= ALPHA:
        return "no_clear_change"
    return "up" if u > len(now) * len(before) / 2 else "down"


def shares_changed(hits: int, n: int, hits_before: int, n_before: int) -> Change:
    """Whether one share is clearly larger: two proportions, pooled."""
    pooled = (hits + hits_before) / (n + n_before)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / n_before))
    return _by_z((hits / n - hits_before / n_before) / spread if spread else 0.0)


def counts_changed(now: int, before: int) -> Change:
    """Whether one count is clearly larger than the other: two Poisson counts of the same exposure."""
    return _by_z((now - before) / math.sqrt(now + before) if now + before else 0.0)


def t_quantile(share: float, freedom: int) -> float:
    """Student's t with so many degrees of freedom stays below this in that share of cases."""
    return float(scipy_stats().t.ppf(share, freedom))


def scipy_stats() -> Any:  # noqa: ANN401 (SciPy has no types)
    """SciPy's distributions and tests: a second of loading, so they come after the start and not before it."""
    from scipy import stats  # noqa: PLC0415 (measured: a quarter of the server's start)

    return stats


def _by_z(z: float) -> Change:
    if abs(z) < Z:
        return "no_clear_change"
    return "up" if z > 0 else "down"
