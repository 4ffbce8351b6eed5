"""Heads that a company teaches: learned from its examples, measured on some held back, and asked of its texts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec

from wayline.language import training
from wayline.language.cleaning import prepared
from wayline.language.errors import HeadInvalid
from wayline.language.heads import Floats, Head, probabilities
from wayline.language.thresholds import Marks, measured, said_unseen, steady_thresholds
from wayline.language.training import FOLDS, Examples, ExamplesTooFew, Measured, Recipe, targets_of

Scores = tuple[tuple[tuple[str, float, bool, tuple[str, ...]], ...], ...]


Gains = tuple[tuple[float, tuple[Measured, ...]], ...]


def learned(
    examples: Examples, recipe: Recipe, version: str, shares: Sequence[float] = ()
) -> tuple[bytes, tuple[Measured, ...], Gains]:
    """Train on all; thresholds, confidences and the figures come from folds that the head in question had not seen.

    Where any number of labels may hold, no figure comes from texts its threshold was chosen on. `shares`: how well it
    would have been with so much of the examples, for each.

    Raises:
        ExamplesTooFew: there is nothing to tell apart.
    """
    head = training.train(examples, recipe)
    if len(examples.texts) < 2 * FOLDS:
        raise ExamplesTooFew(examples=len(examples.texts))
    logits = training.held_back(examples, recipe, labels=head.about.labels)
    if recipe.kind == "one":
        calibrated = training.calibrated(head, logits, examples.labels).versioned(version)
        return calibrated.to_bytes(), tuple(training.measure(calibrated, logits, examples.labels)), ()
    names, known = head.about.labels, examples.known(head.about.labels)
    true = targets_of(examples.labels, names) > 0
    steady = replace(head, thresholds=steady_thresholds(probabilities(logits, "many"), true, known)).versioned(version)
    gains = [(share, training.held_back(examples, recipe, labels=names, share=share)) for share in shares]
    found = [_measured(each, names, true, known) for each in (logits, *(one for _, one in gains))]
    figures = tuple(
        msgspec.structs.replace(one, threshold=float(step))
        for one, step in zip(found[0], steady.thresholds, strict=True)
    )
    return steady.to_bytes(), figures, tuple(zip(shares, found[1:], strict=True))


def likely(head: bytes, texts: Sequence[str], vectors: Floats) -> Scores:
    """Every label of every text, the likeliest first.

    Raises:
        HeadInvalid: the bytes are none.
    """
    scored = _opened(head).score(vectors, [prepared(text) for text in texts])
    return tuple(tuple((one.label, one.confidence, one.is_chosen, one.words) for one in each) for each in scored)


def _measured(logits: Floats, names: Sequence[str], true: Marks, known: Marks) -> tuple[Measured, ...]:
    said = said_unseen(probabilities(logits, "many"), true, known)
    return measured(names, said, true, known)


@lru_cache(maxsize=8)
def _opened(head: bytes) -> Head:
    try:
        return Head.from_bytes(head)
    except ValueError as error:
        raise HeadInvalid(str(error)) from error
