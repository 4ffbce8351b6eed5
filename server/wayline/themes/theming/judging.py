"""From what head, examples and rules say of a text to what it is about: pure, and the same for the same text."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal
from uuid import UUID

import msgspec

from wayline.themes.rules import Rule, Said, judge, spoken
from wayline.themes.tree.structure import Tree

By = Literal["model", "near", "rule"]
NEAR = 0.6
"""From this cosine on, a text is about what an example is about: two of three are (measured on the starter trees)."""
NEARLY = 0.48
UNSURE_WITHIN = 1.0
"""So far from the threshold, in log odds, a head is not sure."""
MOST_DOUBTS = 3
SURE_BY_RULE = 1.0


class Likely(msgspec.Struct, frozen=True):
    """What a head says of a text, or how near it is: `threshold` is where it begins to hold."""

    theme_id: UUID
    confidence: float
    threshold: float
    by: By
    words: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """A theme that the text is about, how sure that is, and what it comes from."""

    theme: UUID
    confidence: float
    by: By
    words: tuple[str, ...] = ()


class Doubt(msgspec.Struct, frozen=True):
    """A theme that the text may be about. `closeness`: 1 at the threshold, towards 0 where it becomes sure."""

    theme: UUID
    confidence: float
    closeness: float


class Judgement(msgspec.Struct, frozen=True):
    """All that is said of one text."""

    themes: tuple[Held, ...]
    unsure: tuple[Doubt, ...]


def judged(text: str, likely: Iterable[Likely], rules: Mapping[UUID, Sequence[Rule]], tree: Tree) -> Judgement:
    """What the text is about. Rules go before what was learned.

    What is about a theme is about all above it; where a rule says that it is not, it is about nothing below either.
    """
    known = [one for one in likely if one.theme_id in tree]
    ruled = _ruled(text, rules, tree)
    against = {id for top, said in ruled.items() if not said.is_it for id in tree.within(top)}
    held: dict[UUID, Held] = {}
    for id, said in ruled.items():
        if said.is_it and id not in against:
            held[id] = Held(id, SURE_BY_RULE, "rule", said.words)
    for one in known:
        if one.confidence >= one.threshold and one.theme_id not in against:
            _keep(held, Held(one.theme_id, round(one.confidence, 3), one.by, one.words))
    for theme in list(held.values()):
        for above in tree.above(theme.theme):
            if above not in against:
                _keep(held, Held(above, theme.confidence, theme.by, theme.words))
    settled = ruled.keys() | against | {id for id, one in held.items() if one.by == "rule"}
    doubts = [
        Doubt(one.theme_id, round(one.confidence, 3), round(closeness, 3))
        for one in known
        if (closeness := _closeness(one)) > 0 and one.theme_id not in settled
    ]
    doubts.sort(key=lambda one: (-one.closeness, one.theme))
    ordered = sorted(held.values(), key=lambda one: (-one.confidence, one.theme))
    return Judgement(tuple(ordered), tuple(doubts[:MOST_DOUBTS]))


def _ruled(text: str, rules: Mapping[UUID, Sequence[Rule]], tree: Tree) -> dict[UUID, Said]:
    said = spoken(text)
    found = {id: judge(own, said) for id, own in rules.items() if id in tree}
    return {id: one for id, one in found.items() if one is not None}


def strongest(parts: Sequence[Sequence[Likely]]) -> list[Likely]:
    """Of a text in several parts: for each theme the part that speaks for it most."""
    best: dict[UUID, Likely] = {}
    for part in parts:
        for one in part:
            if one.theme_id not in best or one.confidence > best[one.theme_id].confidence:
                best[one.theme_id] = one
    return list(best.values())


def _keep(held: dict[UUID, Held], one: Held) -> None:
    there = held.get(one.theme)
    if there is None or there.confidence < one.confidence:
        held[one.theme] = one


def _closeness(one: Likely) -> float:
    if one.by == "near":
        return 1 - (one.threshold - one.confidence) / (NEAR - NEARLY) if NEARLY < one.confidence < one.threshold else 0
    return 1 - abs(_log_odds(one.confidence) - _log_odds(one.threshold)) / UNSURE_WITHIN


def _log_odds(share: float) -> float:
    inside = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(inside / (1 - inside))
