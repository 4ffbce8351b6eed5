"""Scores, what they come to, who sees them when, and how far reviewers agree: by hand and by published example."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.quality.agreement import alpha, comparable
from wayline.quality.beginning import WEIGHTS, template
from wayline.quality.errors import BadScorecard, BadScores
from wayline.quality.release import is_blind, is_open_to, released_at
from wayline.quality.scoring import Card, Criterion, Score, check_card, check_scores, total
from wayline.quality.trends import by_week, mean_of

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
CARD = Card([Criterion("clear", "Clear", 1), Criterion("solved", "Solved", 3)], ["Missing", "Weak", "Good"])
# Krippendorff 2011, section C: four observers, twelve units; a dot is no score.
OBSERVERS = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
PUBLISHED = [[int(s) for s in unit if s != "."] for unit in zip(*(row.split() for row in OBSERVERS), strict=True)]
UNITS = st.lists(st.lists(st.integers(1, 5), max_size=4), max_size=12)


@pytest.mark.parametrize(
    ("clear", "solved", "expected"),
    [(3, 3, 100), (1, 1, 0), (3, 1, 25), (2, 2, 50), (None, 3, 100), (2, None, 50), (None, None, None)],
)
def test_a_review_comes_to_the_weighted_mean_of_what_applies(
    clear: int | None, solved: int | None, expected: float | None
) -> None:
    assert total(CARD, [Score("clear", clear), Score("solved", solved)]) == expected


@pytest.mark.parametrize(
    "scores",
    [
        [Score("clear", 1)],
        [Score("clear", 1), Score("clear", 1)],
        [Score("clear", 1), Score("kind", 1)],
        [Score("clear", 0), Score("solved", 1)],
        [Score("clear", 4), Score("solved", 1)],
        [Score("clear", 1), Score("solved", 1), Score("solved", 2)],
    ],
)
def test_scores_that_the_card_does_not_know_are_refused(scores: list[Score]) -> None:
    with pytest.raises(BadScores):
        check_scores(CARD, scores)


@pytest.mark.parametrize(
    "card",
    [
        Card([], ["No", "Yes"]),
        Card([Criterion("a", "A")], ["Yes"]),
        Card([Criterion("a", "A")], ["No", " "]),
        Card([Criterion("a", "A"), Criterion("a", "B")], ["No", "Yes"]),
        Card([Criterion("a", "A", 0)], ["No", "Yes"]),
        Card([Criterion("a", " ")], ["No", "Yes"]),
        Card([Criterion("a", "A", float("nan"))], ["No", "Yes"]),
    ],
)
def test_a_card_on_which_nobody_can_score_is_refused(card: Card) -> None:
    check_card(template("en"))
    with pytest.raises(BadScorecard):
        check_card(card)


def test_agreement_is_that_of_the_published_example() -> None:
    assert alpha(PUBLISHED) == pytest.approx(0.815, abs=0.0005)
    assert comparable(PUBLISHED) == 11  # the twelfth unit has one score


@pytest.mark.parametrize(
    ("units", "expected"),
    [([], None), ([[1], [3]], None), ([[2, 2], [2, 2]], None), ([[1, 1], [3, 3]], 1), ([[1, 3], [3, 1]], -0.5)],
)
def test_agreement_at_its_ends(units: list[list[int]], expected: float | None) -> None:
    assert alpha(units) == (expected if expected is None else pytest.approx(expected))


@given(UNITS)
def test_agreement_knows_no_order_and_no_direction(units: list[list[int]]) -> None:
    found = alpha(units)
    turned = alpha([[6 - score for score in reversed(unit)] for unit in reversed(units)])
    assert (found is None) == (turned is None)
    if found is not None:
        assert turned == pytest.approx(found)
        assert found <= 1 + 1e-9


@dataclass
class Handed:
    reviewer_id: UUID
    written_at: datetime
    seen_at: datetime | None = None


def test_a_review_is_its_teammates_alone_for_three_days_or_until_they_saw_it() -> None:
    lea, handed = uuid4(), Handed(uuid4(), NOON)
    assert released_at(handed) == NOON + timedelta(days=3)
    assert not is_open_to(handed, lea, NOON + timedelta(days=3, seconds=-1))
    assert is_open_to(handed, lea, NOON + timedelta(days=3))
    assert is_open_to(handed, handed.reviewer_id, NOON)
    handed.seen_at = NOON + timedelta(hours=1)
    assert is_open_to(handed, lea, NOON + timedelta(hours=1))
    handed.seen_at = NOON + timedelta(days=9)
    assert released_at(handed) == NOON + timedelta(days=3)


def test_a_review_is_blind_where_no_other_could_be_seen_when_it_was_written() -> None:
    first = Handed(uuid4(), NOON, NOON + timedelta(hours=2))
    second, third = Handed(uuid4(), NOON + timedelta(hours=1)), Handed(uuid4(), NOON + timedelta(hours=3))
    part = [first, second, third]
    assert [is_blind(each, part) for each in part] == [True, True, False]


def test_means_say_how_sure_they_are() -> None:
    assert mean_of([]).mean is None
    assert (mean_of([80]).mean, mean_of([80]).low) == (80, None)
    few = mean_of([50.0, 60.0, 70.0])  # t(0.975, 2) = 4.3027, s = 10: half 24.84
    assert (few.n, few.mean) == (3, 60)
    assert (few.low, few.high) == (pytest.approx(35.16, abs=0.01), pytest.approx(84.84, abs=0.01))
    assert mean_of([100.0, 40.0]).high == 100


def test_a_week_begins_on_monday_where_the_company_is() -> None:
    late = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)  # Monday already in Berlin
    weeks = by_week([(late, 50.0), (NOON, 70.0), (NOON - timedelta(days=7), 10.0)], "Europe/Berlin", NOON, 3)
    assert [(week.begins, week.score.n) for week in weeks] == [
        (date(2026, 10, 19), 0),
        (date(2026, 10, 26), 1),
        (date(2026, 11, 2), 2),
    ]
    assert by_week([(late, 50.0)], "UTC", NOON, 1)[0].score.n == 0


@pytest.mark.parametrize(
    ("said", "first"),
    [("de", "Zügig"), ("de-AT,en;q=0.7", "Zügig"), ("en-GB", "Timely"), ("fr", "Timely"), ("", "Timely")],
)
def test_the_first_card_speaks_the_consoles_language_or_english(said: str, first: str) -> None:
    card = template(said)
    check_card(card)
    assert [each.key for each in card.criteria] == list(WEIGHTS)
    assert (card.criteria[0].name, len(card.scale)) == (first, 4)
