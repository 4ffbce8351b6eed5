"""How well themes are found in labelled texts nobody taught them: 30 examples give something, more give more."""

import numpy as np
import pytest

from tests.language.labelled import absent, texts
from wayline.language.heads import Head
from wayline.language.language import PACKAGE
from wayline.language.teaching import learned
from wayline.language.training import Examples, Measured
from wayline.language.understanding import Understanding
from wayline.themes.heads.training import RECIPE

pytestmark = [absent, pytest.mark.slow]
THEMES = (  # some of them are easily taken for each other
    "card_arrival", "card_delivery_estimate", "lost_or_stolen_card", "compromised_card", "pending_card_payment",
    "declined_card_payment", "transfer_timing", "pending_transfer", "failed_transfer", "declined_transfer",
    "top_up_failed", "pending_top_up",
)  # fmt: skip


def labelled(each: int, *, is_held_back: bool) -> list[tuple[str, str]]:
    """So many questions to a bank of each theme, to teach by or that nobody has seen."""
    rows = [(one.text, one.labels[0]) for one in texts.banking() if one.is_held_back is is_held_back]
    return [row for theme in THEMES for row in [one for one in rows if one[1] == theme][:each]]


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding(PACKAGE, threads=1)


@pytest.fixture(scope="module")
def of_thirty(understanding: Understanding) -> tuple[bytes, tuple[Measured, ...]]:
    """The head that thirty examples a theme give, and what was measured on those held back."""
    content, measured, _ = learned(examples_of(understanding, 30), RECIPE, "v")
    return content, measured


def examples_of(understanding: Understanding, each: int) -> Examples:
    told = labelled(each, is_held_back=False)
    words = [text for text, _ in told]
    return Examples(words, understanding.vectors(words), [(label,) for _, label in told])


def found(understanding: Understanding, head: Head) -> tuple[float, float]:
    """Precision and recall over all themes, of texts the head has not seen."""
    unseen = labelled(40, is_held_back=True)
    words = [text for text, _ in unseen]
    likely = head.probabilities(understanding.vectors(words), words)
    said = likely >= head.thresholds
    true = np.array([[label == name for name in head.about.labels] for _, label in unseen])
    return float((said & true).sum() / said.sum()), float((said & true).sum() / true.sum())


def score(understanding: Understanding, content: bytes) -> float:
    precision, recall = found(understanding, Head.from_bytes(content))
    return 2 * precision * recall / (precision + recall)


def test_thirty_examples_give_something_and_more_give_more(understanding, of_thirty):
    three, ten = (learned(examples_of(understanding, each), RECIPE, "v")[0] for each in (3, 10))
    scores = [score(understanding, content) for content in (three, ten, of_thirty[0])]

    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)
    assert scores[-1] >= 0.8


def test_what_is_measured_on_examples_held_back_holds_for_texts_nobody_has_seen(understanding, of_thirty):
    content, measured = of_thirty
    precision, recall = found(understanding, Head.from_bytes(content))

    hits = sum(one.hits for one in measured)
    told = (hits / sum(one.said for one in measured), hits / sum(one.examples for one in measured))
    assert told == pytest.approx((precision, recall), abs=0.08)
    assert len(measured) == len(THEMES)
