"""Every theme of a period in figures, how it was before, whether it changed, and what to do about it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from wayline.metrics import Asked, Calendar, Cut, Values, cuts, wilson
from wayline.themes.words.shapes import (
    Quadrant,
    WordsAnswer,
    WordsEmotion,
    WordsFigures,
    WordsPart,
    WordsPoint,
    WordsRow,
    WordsTheme,
    WordsTotals,
)
from wayline.themes.words.statistics import (
    FEWEST,
    Change,
    Codes,
    Corrected,
    Measured,
    Volume,
    corrected,
    mean_of,
    means_differ,
    spread_of,
    volume_changed,
)
from wayline.themes.words.texts import Chosen, Moments, Texts
from wayline.themes.words.tree_then import TreeThen

# The rule of the four fields, as the screen shows it. `quadrant_of` is the same in code.
RULES = (
    "celebrate: its texts feel clearly better than all others",
    "fix now: its texts feel clearly worse than all others, and there are clearly more of them a day than before",
    "monitor: its texts feel clearly worse than all others, and there are not clearly more of them",
    "watch: its texts do not feel clearly worse or better, and there are clearly more of them",
    "nothing is said of the rest, nor below ten texts; “clearly” is a test of 5 %",
)


class Side(NamedTuple):
    """The texts of one period, and which of them are asked for."""

    texts: Texts
    chosen: Chosen
    asked: Asked

    @property
    def rows(self) -> Codes:
        """The numbers of those that are asked for."""
        return np.flatnonzero(self.chosen)

    @property
    def days(self) -> float:
        """How long the period is."""
        return (self.asked.until - self.asked.since) / timedelta(days=1)

    def of(self, theme: str) -> Codes:
        """The texts of a theme."""
        rows = self.texts.themes.of_word(theme)
        return rows[self.chosen[rows]]

    def looked_at(self) -> int:
        """How many were looked at for themes."""
        return int((self.texts.is_themed & self.chosen).sum())

    def volume(self, rows: Codes) -> Volume:
        """How much these are, as the test wants it."""
        return Volume(len(rows), self.looked_at(), self.days, spread_of(self.texts.customers.codes[rows]))


class Scene(NamedTuple):
    """All that is known of what was asked."""

    now: Side
    before: Side
    tree: TreeThen
    known_at: datetime


def count(now: Side, before: Side, tree: TreeThen, calendar: Calendar, known_at: datetime) -> WordsAnswer:
    """The answer. `known_at` is when it was asked, or what was asked to be known then."""
    steps = cuts(now.asked.since, now.asked.until, calendar.zone, calendar.week_start)
    scene = Scene(now, before, tree, known_at)
    items = [_row(scene, theme, steps) for theme in tree.live]
    return WordsAnswer(
        since=now.asked.since,
        until=now.asked.until,
        as_of=known_at,
        before_since=before.asked.since,
        before_until=before.asked.until,
        fewest=FEWEST,
        rules=RULES,
        totals=_totals(now, steps, known_at),
        before=_totals(
            before, cuts(before.asked.since, before.asked.until, calendar.zone, calendar.week_start), known_at
        ),
        items=sorted(items, key=lambda row: (-row.texts, row.theme.path)),
    )


def quadrant_of(pull: Change | None, change: Change | None) -> Quadrant | None:
    """What to do about a theme, by the rule of `RULES`."""
    if pull == "up":
        return "celebrate"
    if pull == "down" and change is not None:
        return "fix now" if change == "up" else "monitor"
    return "watch" if pull is not None and change == "up" else None


def shown(theme: str, tree: TreeThen) -> WordsTheme:
    """Which theme it is."""
    found = tree.themes[theme]
    owner = tree.teammates.get(found.owner_id) if found.owner_id else None
    return WordsTheme(
        id=theme,
        name=found.name,
        path=tree.path(theme),
        parent_id=found.parent_id,
        about=found.about,
        owner_id=found.owner_id,
        owner=owner,
    )


def figures(texts: Texts, rows: Codes) -> WordsFigures:
    """These texts in figures."""
    feel, weigh = _expressed(texts.sentiment, rows), _expressed(texts.effort, rows)
    who = texts.customers.codes
    return WordsFigures(
        texts=len(rows),
        customers=len(np.unique(who[rows])),
        sentiment=mean_of(texts.sentiment[feel], who[feel]),
        effort=mean_of(texts.effort[weigh], who[weigh]),
    )


def felt(texts: Texts, rows: Codes) -> tuple[Values, Codes]:
    """The sentiments these texts express, and whose they are."""
    feel = _expressed(texts.sentiment, rows)
    return texts.sentiment[feel], texts.customers.codes[feel]


def part(texts: int, among: int) -> WordsPart:
    """So many of so many."""
    interval = wilson(texts, among) if among >= FEWEST else None
    if interval is None:
        return WordsPart(texts, among)
    return WordsPart(texts, among, texts / among, *interval)


def emotions(texts: Texts, rows: Codes) -> list[WordsEmotion]:
    """What these texts show, the most first."""
    inside = np.zeros(len(texts), dtype=bool)
    inside[rows] = True
    counted = texts.emotions.inside(inside).counts()
    n = len(rows)
    found = [WordsEmotion(name, often, often / n if n >= FEWEST else None) for name, often in counted.items()]
    return sorted(found, key=lambda each: (-each.texts, each.name))


def trend(at: Moments, steps: Sequence[Cut], asked: Asked, known_at: datetime) -> list[WordsPoint]:
    """How many in each step."""
    edges = np.array([_plain(step.since) for step in steps] + [_plain(steps[-1].until)], dtype="datetime64[us]")
    often = np.diff(np.searchsorted(np.sort(at), edges))
    return [
        WordsPoint(
            step.since,
            step.until,
            int(count),
            step.since >= asked.since and step.until <= asked.until and step.until <= known_at,
        )
        for step, count in zip(steps, often, strict=True)
    ]


def _row(scene: Scene, theme: str, steps: Sequence[Cut]) -> WordsRow:
    now, before, tree, known_at = scene
    head, here, there = tree.measured.get(theme), now.of(theme), before.of(theme)
    tested = volume_changed(now.volume(here), before.volume(there), head)
    feels = means_differ(*felt(now.texts, here), *felt(before.texts, there))
    others = np.setdiff1d(now.rows, here, assume_unique=True)
    pulls = means_differ(*felt(now.texts, here), *felt(now.texts, others))
    pull, change = pulls.change if pulls else None, tested.change if tested else None
    fields = {name: getattr(own, name) for own in (figures(now.texts, here),) for name in own.__struct_fields__}
    return WordsRow(
        **fields,
        theme=shown(theme, tree),
        share=part(len(here), len(now.rows)),
        corrected=_corrected(now, here, head),
        measured=head,
        emotions=emotions(now.texts, here),
        trend=trend(now.texts.at[here], steps, now.asked, known_at),
        before=figures(before.texts, there),
        before_corrected=_corrected(before, there, head),
        change=change,
        p=tested.p if tested else None,
        sentiment_change=feels.change if feels else None,
        impact=_impact(now.texts, here, others) if len(here) >= FEWEST else None,
        pull=pull,
        quadrant=quadrant_of(pull, change),
    )


def _corrected(side: Side, rows: Codes, head: Measured | None) -> Corrected | None:
    return corrected(len(rows), side.looked_at(), head) if len(rows) >= FEWEST else None


def _totals(side: Side, steps: Sequence[Cut], known_at: datetime) -> WordsTotals:
    own = figures(side.texts, side.rows)
    with_theme = np.unique(side.texts.themes.inside(side.chosen).rows)
    return WordsTotals(
        **{name: getattr(own, name) for name in own.__struct_fields__},
        without_theme=side.looked_at() - len(with_theme),
        waiting=len(side.rows) - side.looked_at(),
        emotions=emotions(side.texts, side.rows),
        trend=trend(side.texts.at[side.rows], steps, side.asked, known_at),
    )


def _impact(texts: Texts, rows: Codes, others: Codes) -> float | None:
    """Mean of the others − mean of all: what taking these away would do to how all texts feel."""
    own, rest = texts.sentiment[_expressed(texts.sentiment, rows)], texts.sentiment[_expressed(texts.sentiment, others)]
    if not len(own) or not len(rest):
        return None
    return float(rest.mean() - np.concatenate([own, rest]).mean())


def _expressed(values: Values, rows: Codes) -> Codes:
    return rows[~np.isnan(values[rows])]


def _plain(at: datetime) -> np.datetime64:
    return np.datetime64(at.replace(tzinfo=None), "us")
