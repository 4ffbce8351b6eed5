"""Themes that are spoken of together. Pure."""

import math
from datetime import datetime

import numpy as np

from wayline.themes.words.counting import Side, part, shown
from wayline.themes.words.shapes import WordsPair, WordsTogether
from wayline.themes.words.statistics import FEWEST, Tested, shares_differ
from wayline.themes.words.tree_then import TreeThen

MOST_PAIRS = 200


def together(side: Side, tree: TreeThen, known_at: datetime, theme: str | None = None) -> WordsTogether:
    """Pairs of themes (or those with one theme) in the same texts; at most 200, those with the most texts."""
    inside = side.texts.themes.inside(side.chosen)
    often, alone = _pairs(inside.rows, inside.codes, len(inside.words)), inside.counts()
    looked_at = side.looked_at()
    found = []
    for (one, other), texts in often.items():
        pair = inside.words[one], inside.words[other]
        related = tree.is_inside(*pair) or tree.is_inside(*reversed(pair))
        if not related and theme in {None, *pair}:
            first, second = (pair[1], pair[0]) if pair[1] == theme else pair
            found.append(_pair(first, second, texts, (alone[first], alone[second], looked_at), tree))
    found.sort(key=lambda each: (-each.texts, each.one.path, each.other.path))
    return WordsTogether(as_of=known_at, texts=looked_at, items=found[:MOST_PAIRS])


def _pairs(rows: np.ndarray, codes: np.ndarray, words: int) -> dict[tuple[int, int], int]:
    """How many rows hold both of two codes; rows are sorted."""
    keys = []
    for step in range(1, len(rows)):
        same = rows[step:] == rows[:-step]
        if not same.any():
            break
        one, other = codes[:-step][same], codes[step:][same]
        keys.append(np.minimum(one, other) * words + np.maximum(one, other))
    if not keys:
        return {}
    unique, often = np.unique(np.concatenate(keys), return_counts=True)
    return {(int(key) // words, int(key) % words): int(count) for key, count in zip(unique, often, strict=True)}


def _pair(one: str, other: str, texts: int, alone: tuple[int, int, int], tree: TreeThen) -> WordsPair:
    first, second, among = alone
    tested: Tested | None = None
    if min(first, second) >= FEWEST:
        tested = shares_differ(texts, first, second - texts, among - first)
    expected = first * second / among if among else math.nan
    return WordsPair(
        one=shown(one, tree),
        other=shown(other, tree),
        texts=texts,
        of_one=part(texts, first),
        of_other=part(texts, second),
        lift=texts / expected if tested else None,
        change=tested.change if tested else None,
        p=tested.p if tested else None,
    )
