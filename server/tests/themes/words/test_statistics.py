"""Intervals that cover and tests that do not cry wolf, tried on data whose truth is known."""

import numpy as np
import pytest

from wayline.metrics.statistics import mean_interval
from wayline.themes.words.statistics import (
    Measured,
    Volume,
    corrected,
    mean_of,
    means_differ,
    shares_differ,
    spread_of,
    volume_changed,
)

ROUNDS = 1500


def head(chance: np.random.Generator, sensitivity: float, specificity: float, n: int, negatives: int) -> Measured:
    hits, false = chance.binomial(n, sensitivity), chance.binomial(negatives, 1 - specificity)
    return Measured(n=n, negatives=negatives, said=int(hits + false), hits=int(hits))


def claimed(chance: np.random.Generator, among: int, share: float, sensitivity: float, specificity: float) -> int:
    there = chance.binomial(among, share)
    return int(chance.binomial(there, sensitivity) + chance.binomial(among - there, 1 - specificity))


@pytest.mark.parametrize("share", [0.01, 0.08, 0.4])
@pytest.mark.parametrize(("n", "negatives"), [(30, 120), (200, 800)])
def test_the_interval_of_a_corrected_count_holds_the_truth_95_times_in_100(
    share: float, n: int, negatives: int
) -> None:
    chance = np.random.default_rng(7)
    held = tried = 0
    for _ in range(ROUNDS):
        found = corrected(claimed(chance, 4000, share, 0.8, 0.97), 4000, head(chance, 0.8, 0.97, n, negatives))
        assert found is not None
        tried += 1
        held += found.low <= share * 4000 <= found.high
    assert held / tried >= 0.94


def test_the_raw_count_is_off_where_the_corrected_one_is_not() -> None:
    chance = np.random.default_rng(3)
    raw = [claimed(chance, 4000, 0.02, 0.8, 0.97) for _ in range(300)]
    heads = [head(chance, 0.8, 0.97, 400, 2000) for _ in range(300)]
    values = [found.value for each, own in zip(raw, heads, strict=True) if (found := corrected(each, 4000, own))]
    assert np.mean(raw) == pytest.approx(181.6, abs=5)
    assert np.mean(values) == pytest.approx(80, abs=8)


@pytest.mark.parametrize(
    "measured",
    [None, Measured(5, 100, 5, 5), Measured(100, 5, 90, 90), Measured(100, 100, 100, 50)],
    ids=["not measured", "few of it", "few of others", "no better than chance"],
)
def test_where_the_error_is_not_known_nothing_is_corrected(measured: Measured | None) -> None:
    assert corrected(50, 1000, measured) is None


def test_a_count_worked_out_by_hand() -> None:
    found = corrected(100, 1000, Measured(n=100, negatives=200, said=90, hits=80))
    assert found is not None
    assert found.value == pytest.approx((0.1 + 0.95 - 1) / (0.8 + 0.95 - 1) * 1000)
    assert found.low < found.value < found.high


def changes(
    before: float, now: float, among: tuple[int, int], *, measured: bool = True, rounds: int = 800
) -> list[str]:
    chance = np.random.default_rng(11)
    found = []
    for _ in range(rounds):
        sides = []
        for size, share in zip(among, (before, now), strict=True):
            texts = claimed(chance, size, share, 0.8, 0.97)
            sides.append(Volume(texts, size, 28.0, float(texts)))
        own = head(chance, 0.8, 0.97, 60, 400) if measured else None
        tested = volume_changed(sides[1], sides[0], own)
        assert tested is not None
        found.append(tested.change)
    return found


def test_nothing_that_changed_is_called_a_change_five_times_in_a_hundred() -> None:
    found = changes(0.05, 0.05, (3000, 3000))
    assert 0.02 <= 1 - found.count("no clear change") / len(found) <= 0.075


def test_twice_as_many_texts_of_other_things_are_no_rise_of_this_one() -> None:
    corrected_says, raw_says = changes(0.06, 0.03, (3000, 6000)), changes(0.06, 0.03, (3000, 6000), measured=False)
    assert corrected_says.count("up") / len(corrected_says) <= 0.06
    assert raw_says.count("up") / len(raw_says) > 0.5


def test_a_theme_that_doubles_is_a_rise() -> None:
    found = changes(0.05, 0.1, (3000, 3000))
    assert found.count("up") / len(found) > 0.95


def test_one_customer_who_writes_a_hundred_times_is_no_rise() -> None:
    often = np.array([0] * 100 + list(range(1, 21)))
    loud = Volume(len(often), 400, 28.0, spread_of(often))
    quiet = Volume(60, 400, 28.0, 60.0)
    assert volume_changed(loud, quiet, None).change == "no clear change"
    assert volume_changed(Volume(120, 400, 28.0, 120.0), quiet, None).change == "up"


def test_the_mean_of_customers_who_wrote_once_has_the_usual_interval() -> None:
    values = np.random.default_rng(1).normal(0, 1, 40)
    found = mean_of(values, np.arange(40))
    assert (found.low, found.high) == pytest.approx(mean_interval(values))


def test_the_interval_of_a_mean_holds_where_customers_repeat_themselves() -> None:
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(ROUNDS):
        who = np.repeat(np.arange(40), chance.integers(1, 6, 40))
        values = chance.normal(1.0, 1.0, 40)[who] + chance.normal(0, 0.3, len(who))
        found = mean_of(values, who)
        held += found.low <= 1.0 <= found.high
    assert 0.92 <= held / ROUNDS <= 0.975


def test_below_ten_and_of_one_customer_alone_no_difference_is_said() -> None:
    many, one = np.zeros(20), np.zeros(20, np.int64)
    assert means_differ(many[:9], np.arange(9), many, np.arange(20)) is None
    assert means_differ(many, one, many, np.arange(20)) is None
    assert mean_of(many, one).low is None
    assert shares_differ(3, 9, 30, 90) is None
