"""Texts apart: by channel, product, stage, language, source, emotion, teammate or a fact of customers. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import numpy as np

from wayline.themes.words.counting import Side, figures, part, shown
from wayline.themes.words.shapes import WordsCut, WordsCutPart
from wayline.themes.words.statistics import Codes
from wayline.themes.words.texts import Column, Several
from wayline.themes.words.tree_then import TreeThen

By = Literal["channel", "product", "stage", "language", "source", "emotion", "teammate", "fact"]
MOST_PARTS = 200


def cut(
    side: Side, theme: str | None, by: By, tree: TreeThen, known_at: datetime, *, who: Column | None = None
) -> WordsCut:
    """The texts of a theme (None: of any) apart. `who`: for each text the teammate or the group of its customer.

    At most 200 parts, those with the most texts.
    """
    wanted = side.of(theme) if theme else side.rows
    said = _said(side, by, who)
    parts = [
        _part(side, key, rows, wanted, tree.teammates if by == "teammate" else {})
        for key, rows in said.items()
        if len(np.intersect1d(rows, wanted, assume_unique=True))
    ]
    parts.sort(key=lambda each: (-each.texts, each.key or ""))
    return WordsCut(by=by, theme=shown(theme, tree) if theme else None, as_of=known_at, parts=parts[:MOST_PARTS])


def _said(side: Side, by: By, who: Column | None) -> dict[str | None, Codes]:
    """The texts that are asked for, by what each says; None: those that say nothing."""
    if by in {"product", "emotion"}:
        several = side.texts.products if by == "product" else side.texts.emotions
        return _of_several(side, several.inside(side.chosen))
    column = who if who is not None else side.texts.column(by)
    rows = side.rows
    codes = column.codes[rows]
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-2))
    groups = np.split(rows[order], starts[1:]) if len(rows) else []
    return {column.words[code] if code >= 0 else None: group for group in groups for code in [column.codes[group[0]]]}


def _of_several(side: Side, several: Several) -> dict[str | None, Codes]:
    found: dict[str | None, Codes] = {word: several.of_word(word) for word in several.counts()}
    silent = np.setdiff1d(side.rows, several.rows)
    return {**found, None: silent} if len(silent) else found


def _part(side: Side, key: str | None, rows: Codes, wanted: Codes, labels: Mapping[str, str]) -> WordsCutPart:
    here = np.intersect1d(rows, wanted, assume_unique=True)
    own = figures(side.texts, here)
    return WordsCutPart(
        **{name: getattr(own, name) for name in own.__struct_fields__},
        key=key,
        label=labels.get(key, key) if key else None,
        share=part(len(here), len(rows)),
    )
