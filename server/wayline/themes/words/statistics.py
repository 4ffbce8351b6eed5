"""Means of customers who write more than once, counts by a classifier that errs, and whether a rise is a rise. Pure.

Intervals are of 95 %, tests of 5 % and two-sided, as everywhere. Each says where its formula comes from.
"""

import math
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from wayline.metrics import Values, t_quantile

Codes = NDArray[np.int64]
Change = Literal["up", "down", "no clear change"]
Z = 1.959963984540054
ALPHA = 0.05
FEWEST = 10
FEWEST_LABELS = 10
LEAST_YOUDEN = 0.1


class Mean(msgspec.Struct, frozen=True, kw_only=True):
    """A mean of the `n` that express it. Below ten only n is said."""

    n: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None


class Measured(msgspec.Struct, frozen=True):
    """How a theme's head did on labelled texts that were held back.

    `n` were of the theme, `negatives` were not; it claimed `said` of both, `hits` of them rightly.
    """

    n: int
    negatives: int
    said: int
    hits: int

    @property
    def misses_known(self) -> bool:
        """Whether there were labels enough to correct by, and the head tells texts of the theme from others at all."""
        enough = self.n >= FEWEST_LABELS and self.negatives >= FEWEST_LABELS
        return enough and _eased(self.hits, self.n) + _eased(self.right_refusals, self.negatives) > 1 + LEAST_YOUDEN

    @property
    def right_refusals(self) -> int:
        """Texts of other things that it did not claim."""
        return self.negatives - (self.said - self.hits)


class Corrected(msgspec.Struct, frozen=True):
    """How many texts there are of it, the head's errors taken out."""

    value: float
    low: float
    high: float


class Volume(msgspec.Struct, frozen=True):
    """How much was written in a period: `texts` of a theme among `among`, over so many `days`.

    `spread` is the variance of `texts`: the sum over customers of the square of how many each wrote.
    """

    texts: int
    among: int
    days: float
    spread: float


class Tested(msgspec.Struct, frozen=True):
    """What a test says. `p` is how often chance alone would differ so much."""

    change: Change
    p: float


def mean_of(values: Values, customers: Codes) -> Mean:
    """The mean with its interval by Student's t, of customers: what one says twice is not two opinions.

    The variance is the cluster-robust one, Σ_c (Σ_{i in c} (x_i − m))² / n² · G / (G − 1) with G customers and G − 1
    degrees of freedom (Cameron & Miller 2015, II.C). Where everybody wrote once it is the usual s² / n.
    """
    n = len(values)
    if n < FEWEST:
        return Mean(n=n)
    mean, variance, groups = _clustered(values, customers)
    if groups < 2:  # noqa: PLR2004 one customer's words are no sample of customers
        return Mean(n=n, mean=mean)
    half = t_quantile(1 - ALPHA / 2, groups - 1) * math.sqrt(variance)
    return Mean(n=n, mean=mean, low=mean - half, high=mean + half)


def means_differ(values: Values, customers: Codes, others: Values, customers_of_others: Codes) -> Tested | None:
    """Whether the first mean is clearly above (`up`) or below (`down`) the second: Welch's test with such variances.

    None below ten on either side, or where all of a side is one customer's.
    """
    if min(len(values), len(others)) < FEWEST:
        return None
    one, var_one, groups_one = _clustered(values, customers)
    two, var_two, groups_two = _clustered(others, customers_of_others)
    if min(groups_one, groups_two) < 2:  # noqa: PLR2004 see mean_of
        return None
    return _tested(one - two, var_one + var_two)


def corrected(texts: int, among: int, head: Measured | None) -> Corrected | None:
    """How many of `among` texts are of the theme, of which the head claimed `texts`. None where its error is unknown.

    Rogan & Gladen (1978): a head with sensitivity Se and specificity Sp claims the share p = π·Se + (1 − π)(1 − Sp) of
    texts of which the share π is of the theme, so π = (p + Sp − 1) / (Se + Sp − 1). This form is taken and not
    texts · precision / recall, because precision depends on how common the theme is, and among labels it is far more
    common than in the world; Se and Sp do not. Se = hits / n, Sp = right refusals / negatives.

    The interval is that of Lang & Reiczigel (2014, Prev. Vet. Med. 113, 13–22), which carries the uncertainty of p, Se
    and Sp together: with n' = n + z², p' = (n·p + z²/2) / n'; n_Se' = n_Se + 2, Se' = (hits + 1) / n_Se'; Sp' alike;
    π' = (p' + Sp' − 1) / (Se' + Sp' − 1); d = 2z² (π'·Se'(1 − Se') / n_Se' − (1 − π')·Sp'(1 − Sp') / n_Sp');
    π' + d ± z·√(p'(1 − p') / n' + π'²·Se'(1 − Se') / n_Se' + (1 − π')²·Sp'(1 − Sp') / n_Sp') / (Se' + Sp' − 1), cut at
    0 and 1. It is of the texts as a sample of what customers write; as a count of just these texts it is a little wide.
    """
    if head is None or not head.misses_known or among == 0:
        return None
    share, sensitivity = texts / among, head.hits / head.n
    specificity = head.right_refusals / head.negatives
    point = _kept((share + specificity - 1) / (sensitivity + specificity - 1))
    n, n_se, n_sp = among + Z**2, head.n + 2, head.negatives + 2
    p, se, sp = (texts + Z**2 / 2) / n, _eased(head.hits, head.n), _eased(head.right_refusals, head.negatives)
    youden = se + sp - 1
    middle = (p + sp - 1) / youden
    var_se, var_sp = se * (1 - se) / n_se, sp * (1 - sp) / n_sp
    shift = 2 * Z**2 * (middle * var_se - (1 - middle) * var_sp)
    half = Z * math.sqrt(p * (1 - p) / n + middle**2 * var_se + (1 - middle) ** 2 * var_sp) / youden
    low, high = _kept(middle + shift - half), _kept(middle + shift + half)
    return Corrected(point * among, min(low, point) * among, max(high, point) * among)


def volume_changed(now: Volume, before: Volume, head: Measured | None) -> Tested | None:
    """Whether clearly more or fewer texts a day are of the theme than before; None below ten on either side.

    A head claims the share f = 1 − Sp of what is not of the theme too, so of N claimed among M texts about N − f·M are
    left that grow with the theme: twice as many texts of other things are no rise. The rest of Rogan and Gladen's
    formula is the same factor in both periods and falls out. With N a compound Poisson count (a customer who writes
    thrice is one reason, not three: its variance is Σ of the squares) the difference of (N − f·M) / days has the
    variance Σ_period (spread + f²·M) / days² + (M₁/days₁ − M₀/days₀)²·f(1 − f) / n_Sp. Where the head's error is not
    known, f is taken as 0: the test is then of what was claimed.
    """
    if min(now.texts, before.texts) < FEWEST:
        return None
    false, var_false = 0.0, 0.0
    if head is not None and head.misses_known:
        false = 1 - _eased(head.right_refusals, head.negatives)
        var_false = false * (1 - false) / (head.negatives + 2)
    rates = [(each.texts - false * each.among) / each.days for each in (now, before)]
    variance = sum((each.spread + false**2 * each.among) / each.days**2 for each in (now, before))
    variance += (now.among / now.days - before.among / before.days) ** 2 * var_false
    return _tested(rates[0] - rates[1], variance)


def shares_differ(hits: int, n: int, hits_elsewhere: int, n_elsewhere: int) -> Tested | None:
    """Whether the first share is clearly larger (`up`) or smaller: two proportions, pooled.

    None below ten of either.
    """
    if min(n, n_elsewhere) < FEWEST:
        return None
    pooled = (hits + hits_elsewhere) / (n + n_elsewhere)
    return _tested(hits / n - hits_elsewhere / n_elsewhere, pooled * (1 - pooled) * (1 / n + 1 / n_elsewhere))


def spread_of(customers: Codes) -> float:
    """The variance of a count of texts, as `Volume` wants it."""
    return float((np.bincount(customers).astype(np.float64) ** 2).sum()) if len(customers) else 0.0


def _clustered(values: Values, customers: Codes) -> tuple[float, float, int]:
    """Mean, variance of the mean, and how many customers there are."""
    _, own = np.unique(customers, return_inverse=True)
    groups, n, mean = int(own.max()) + 1, len(values), float(values.mean())
    sums = np.bincount(own, weights=values - mean)
    factor = groups / (groups - 1) if groups > 1 else 1.0
    return mean, float((sums**2).sum()) / n**2 * factor, groups


def _tested(difference: float, variance: float) -> Tested:
    if variance <= 0:
        return Tested("no clear change", 1.0)
    p = math.erfc(abs(difference) / math.sqrt(2 * variance))
    if p >= ALPHA:
        return Tested("no clear change", p)
    return Tested("up" if difference > 0 else "down", p)


def _eased(hits: int, n: int) -> float:
    """A share with one hit and one miss more: never wholly sure."""
    return (hits + 1) / (n + 2)


def _kept(share: float) -> float:
    return min(1.0, max(0.0, share))
