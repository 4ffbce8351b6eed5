"""Heads that a company teaches: learned from its examples, measured on some held back, and asked of its texts."""

from collections.abc import Sequence
from functools import lru_cache

from wayline.language import training
from wayline.language.cleaning import prepared
from wayline.language.errors import HeadInvalid
from wayline.language.heads import Floats, Head
from wayline.language.training import FOLDS, Examples, ExamplesTooFew, Measured, Recipe

Scores = tuple[tuple[tuple[str, float, bool, tuple[str, ...]], ...], ...]


def learned(examples: Examples, recipe: Recipe, version: str) -> tuple[bytes, tuple[Measured, ...]]:
    """Train on all; thresholds, confidences and the figures come from folds that the head in question had not seen.

    Raises:
        ExamplesTooFew: there is nothing to tell apart.
    """
    head = training.train(examples, recipe)
    if len(examples.texts) < 2 * FOLDS:
        raise ExamplesTooFew(examples=len(examples.texts))
    logits = training.held_back(examples, recipe, labels=head.about.labels)
    calibrated = training.calibrated(head, logits, examples.labels).versioned(version)
    return calibrated.to_bytes(), tuple(training.measure(calibrated, logits, examples.labels))


def likely(head: bytes, texts: Sequence[str], vectors: Floats) -> Scores:
    """Every label of every text, the likeliest first.

    Raises:
        HeadInvalid: the bytes are none.
    """
    scored = _opened(head).score(vectors, [prepared(text) for text in texts])
    return tuple(tuple((one.label, one.confidence, one.is_chosen, one.words) for one in each) for each in scored)


@lru_cache(maxsize=8)
def _opened(head: bytes) -> Head:
    try:
        return Head.from_bytes(head)
    except ValueError as error:
        raise HeadInvalid(str(error)) from error
