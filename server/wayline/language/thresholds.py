"""From which probability on a label is said, where any number of them may hold, and how well that does unseen."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wayline.language.heads import Floats
from wayline.language.training import FOLDS, Measured, fold_order

Marks = NDArray[np.bool_]
STEPS = np.linspace(0.04, 0.9, 44, dtype=np.float32)
BETA2 = 0.25
PRIOR = 20
"""A label decides by its own texts as much as by all labels' together where it has so many of them."""


def steady_thresholds(likely: Floats, true: Marks, known: Marks) -> Floats:
    """For each label the step with the best F½, drawn towards the best for all where it has few texts: (labels,).

    F½ counts precision more: what is said must be right, and what is left out is asked (texts of which it is not sure).
    """
    said = np.stack([likely >= step for step in STEPS])
    hits = (said & true & known).sum(axis=1).astype(float)
    claims = (said & known).sum(axis=1).astype(float)
    there = (true & known).sum(axis=0).astype(float)
    own = (1 + BETA2) * hits / np.maximum(claims + BETA2 * there, 1)
    pooled = (1 + BETA2) * hits.sum(axis=1) / np.maximum(claims.sum(axis=1) + BETA2 * there.sum(), 1)
    share = there / (there + PRIOR)
    return np.asarray(STEPS[(share * own + (1 - share) * pooled[:, None]).argmax(axis=0)], np.float32)


def said_unseen(likely: Floats, true: Marks, known: Marks) -> Marks:
    """What is said of each text by thresholds chosen on the other folds' texts alone: (texts, labels)."""
    said = np.zeros(likely.shape, bool)
    order = fold_order(len(likely))
    for fold in range(FOLDS):
        asked = order[fold::FOLDS]
        others = np.setdiff1d(order, asked)
        said[asked] = likely[asked] >= steady_thresholds(likely[others], true[others], known[others])
    return said


def measured(names: Sequence[str], said: Marks, true: Marks, known: Marks) -> tuple[Measured, ...]:
    """Precision and recall of each label, over the texts of which it is known."""
    found = []
    for n, name in enumerate(names):
        hits, claims = int((said & true & known)[:, n].sum()), int((said & known)[:, n].sum())
        there, not_there = int((true & known)[:, n].sum()), int((~true & known)[:, n].sum())
        precision, recall = hits / claims if claims else None, hits / there if there else None
        found.append(Measured(name, precision, recall, there, said=claims, hits=hits, negatives=not_there))
    return tuple(found)
