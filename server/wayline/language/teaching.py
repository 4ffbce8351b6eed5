"""Heads that a company teaches: learned from its examples, measured on some held back, and asked of its texts."""

from collections.abc import Sequence
from functools import lru_cache

from wayline.language import training
from wayline.language.errors import HeadInvalid
from wayline.language.heads import Head
from wayline.language.training import FOLDS, ExamplesTooFew, Measured, Recipe
from wayline.language.understanding import Understanding

Scores = tuple[tuple[tuple[str, float, bool, tuple[str, ...]], ...], ...]


def learned(
    reads: Understanding, texts: Sequence[str], labels: Sequence[Sequence[str]], recipe: Recipe
) -> tuple[bytes, tuple[Measured, ...]]:
    """Train on all; thresholds, confidences and the figures come from folds that the head in question had not seen.

    Raises:
        ExamplesTooFew: there is nothing to tell apart.
        ModelPackageDamaged: there are no vectors to learn on.
    """
    examples = reads.examples(texts, labels)
    head = training.train(examples, recipe)
    if len(texts) < 2 * FOLDS:
        raise ExamplesTooFew(examples=len(texts))
    logits = training.held_back(examples, recipe, labels=head.about.labels)
    calibrated = training.calibrated(head, logits, labels).versioned(reads.version)
    return calibrated.to_bytes(), tuple(training.measure(calibrated, logits, labels))


def likely(reads: Understanding, head: bytes, texts: Sequence[str]) -> Scores:
    """Every label of every text, the likeliest first.

    Raises:
        HeadInvalid: the bytes are none.
    """
    opened = _opened(head)
    ready = reads.examples(texts, [()] * len(texts))
    return tuple(
        tuple((one.label, one.confidence, one.is_chosen, one.words) for one in each)
        for each in opened.score(ready.vectors, ready.texts)
    )


@lru_cache(maxsize=8)
def _opened(head: bytes) -> Head:
    try:
        return Head.from_bytes(head)
    except ValueError as error:
        raise HeadInvalid(str(error)) from error
