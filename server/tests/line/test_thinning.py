"""Lines too long to draw whole."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from wayline.line.model import Kind, Mark
from wayline.line.thinning import thinned

START = datetime(2026, 1, 1, tzinfo=UTC)


def mark(number: int, kind: Kind) -> Mark:
    return Mark(str(number), START + timedelta(minutes=number), "x", "sales", "experience", "web", kind, "x")


def test_a_short_line_is_whole() -> None:
    marks = [mark(number, "seen") for number in range(10)]
    assert thinned(marks, 10) == marks


def test_orders_and_troubles_stay_and_the_rest_is_spread_over_the_whole_time() -> None:
    marks = [mark(number, "order" if number % 100 == 0 else "seen") for number in range(1000)]
    kept = thinned(marks, 110)
    assert len(kept) == 110
    assert sum(each.kind == "order" for each in kept) == 10
    plain = [int(each.id) for each in kept if each.kind == "seen"]
    assert max(later - earlier for earlier, later in pairwise(plain)) <= 12
    assert kept == sorted(kept, key=lambda each: each.at)
