"""From examples to what a head learns from: for each text what it is about, and of what nobody has said anything."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

import msgspec

from wayline.themes.tree.structure import Tree

FEWEST = 5
"""So many texts, its own or of what lies below it, and a head finds a theme; with fewer, nearness does."""
SMALL_TALK = Path(__file__).with_name("small_talk.txt")


class Told(msgspec.Struct, frozen=True):
    """An example as it is kept. `is_whole`: it was written for this theme, so it is about nothing beside it."""

    theme_id: UUID
    text: str
    is_it: bool
    is_whole: bool


class Lesson(msgspec.Struct, frozen=True):
    """A text, the themes it is about, and the themes of which it is unknown."""

    text: str
    about: frozenset[UUID]
    unknown: frozenset[UUID]


def lessons(examples: Iterable[Told], tree: Tree) -> list[Lesson]:
    """One a text, in the order of the alphabet: the order in which people said it does not matter.

    What is about a theme is about all above it; what is not about a theme is about nothing below it; whether it is
    about something below a theme it was written for, nobody has said.
    """
    by_text: dict[str, list[Told]] = {}
    for one in examples:
        if one.theme_id in tree:
            by_text.setdefault(one.text, []).append(one)
    return [_lesson(text, said, tree) for text, said in sorted(by_text.items())]


def learnable(found: Sequence[Lesson], tree: Tree) -> set[UUID]:
    """The themes a head can find: enough texts are about them."""
    counts = dict.fromkeys(tree, 0)
    for lesson in found:
        for id in lesson.about:
            counts[id] += 1
    return {id for id, count in counts.items() if count >= FEWEST}


def small_talk(taught: Sequence[Lesson]) -> list[Lesson]:
    """Texts that are about no theme at all, but for those that somebody has made an example: they come along."""
    known = {lesson.text.lower() for lesson in taught}
    lines = SMALL_TALK.read_text().splitlines()
    return [Lesson(line, frozenset(), frozenset()) for line in lines if line and line.lower() not in known]


def _lesson(text: str, said: Sequence[Told], tree: Tree) -> Lesson:
    about: set[UUID] = set()
    against: set[UUID] = set()
    for one in said:
        if one.is_it:
            about |= {one.theme_id, *tree.above(one.theme_id)}
        else:
            against |= set(tree.within(one.theme_id))
    answered = about | against
    below = {id for top in about for id in tree.within(top)}
    if any(one.is_it and one.is_whole for one in said):
        return Lesson(text, frozenset(about), frozenset(below - answered))
    return Lesson(text, frozenset(about), frozenset(set(tree) - answered))
