"""The way back from a theme: which touchpoint came before it, whose step that is, who owns the theme. Pure."""

from datetime import datetime

import numpy as np
import pyarrow as pa

from wayline.themes.words.counting import Side, part, shown
from wayline.themes.words.shapes import WordsCause, WordsCauses
from wayline.themes.words.statistics import shares_differ
from wayline.themes.words.tree_then import TreeThen

MOST_CAUSES = 50


def causes(side: Side, theme: str, before: pa.Table, tree: TreeThen, known_at: datetime) -> WordsCauses:
    """`before`: (text: its position, name, department) of the last experience in the 24 h before each text."""
    mine, rows = side.of(theme), side.rows
    others = np.setdiff1d(rows, mine, assume_unique=True)
    steps = _steps(before)
    here, there = _tally(steps, side.texts.positions[mine]), _tally(steps, side.texts.positions[others])
    found = []
    for (name, department), often in here.items():
        elsewhere = there.get((name, department), 0)
        tested = shares_differ(often, len(mine), elsewhere, len(others))
        cause = WordsCause(
            name=name,
            department=department,
            share=part(often, len(mine)),
            elsewhere=part(elsewhere, len(others)),
            change=tested.change if tested else None,
            p=tested.p if tested else None,
        )
        found.append(cause)
    found.sort(key=lambda each: (-each.share.texts, each.name, each.department or ""))
    return WordsCauses(
        theme=shown(theme, tree),
        as_of=known_at,
        texts=len(mine),
        nothing_before=len(mine) - sum(here.values()),
        items=found[:MOST_CAUSES],
    )


Step = tuple[str, str | None]


def _steps(before: pa.Table) -> dict[int, Step]:
    columns = (before.column(name).to_pylist() for name in ("text", "name", "department"))
    return {text: (name, department) for text, name, department in zip(*columns, strict=True)}


def _tally(steps: dict[int, Step], positions: np.ndarray) -> dict[Step, int]:
    found: dict[Step, int] = {}
    for position in positions.tolist():
        step = steps.get(position)
        if step is not None:
            found[step] = found.get(step, 0) + 1
    return found
