"""A card's rules, and what scores on it come to. Pure."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from wayline.quality.errors import BadScorecard, BadScores

MOST_CRITERIA = 20
FEWEST_WORDS, MOST_WORDS = 2, 10
MOST_WEIGHT = 100.0


class Criterion(msgspec.Struct, frozen=True):
    """One thing that is judged. `weight` is its share beside the others; `detail` says what it asks."""

    key: str
    name: str
    weight: float = 1.0
    detail: str = ""


class Card(msgspec.Struct, frozen=True):
    """What a review is written on. `scale`: the words of the scores 1, 2, …, from worst to best."""

    criteria: list[Criterion]
    scale: list[str]


class Score(msgspec.Struct, frozen=True):
    """One criterion, judged: 1 is the first word of the scale, None is not applicable.

    `entry_id`: the moment of the conversation that `comment` speaks of.
    """

    criterion: str
    score: int | None
    comment: str = ""
    entry_id: UUID | None = None


def check_card(card: Card) -> None:
    """Raises BadScorecard unless somebody can score on it."""
    keys = {criterion.key for criterion in card.criteria}
    named = all(each.key.strip() and each.name.strip() for each in card.criteria)
    weighed = all(0 < each.weight <= MOST_WEIGHT for each in card.criteria)
    worded = FEWEST_WORDS <= len(card.scale) <= MOST_WORDS and all(word.strip() for word in card.scale)
    few = 1 <= len(card.criteria) <= MOST_CRITERIA
    if not (few and len(keys) == len(card.criteria) and named and weighed and worded):
        raise BadScorecard


def check_scores(card: Card, scores: Sequence[Score]) -> None:
    """Raises BadScores unless every criterion of the card stands there once, on its scale or not applicable."""
    on_scale = all(each.score is None or 1 <= each.score <= len(card.scale) for each in scores)
    if not on_scale or sorted(each.criterion for each in scores) != sorted(each.key for each in card.criteria):
        raise BadScores


def total(card: Card, scores: Sequence[Score]) -> float | None:
    """The weighted mean of what applies, 0 (all worst) to 100 (all best). None where nothing applies."""
    weights = {criterion.key: criterion.weight for criterion in card.criteria}
    judged = [(weights[each.criterion], share(card, each.score)) for each in scores if each.score is not None]
    base = sum(weight for weight, _ in judged)
    return sum(weight * value for weight, value in judged) / base if base else None


def share(card: Card, score: int) -> float:
    """Where a score stands on its card's scale, 0 to 100: cards of different lengths are comparable by it."""
    return 100 * (score - 1) / (len(card.scale) - 1)
