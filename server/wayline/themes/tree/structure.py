"""The shape of a tree, worked out from its rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol
from uuid import UUID

MOST_LEVELS = 5


class Placed(Protocol):
    """What has a place in a tree."""

    @property
    def id(self) -> UUID:
        """Which one."""

    @property
    def parent_id(self) -> UUID | None:
        """Below which one; None at the top."""

    @property
    def place(self) -> int:
        """Where among those beside it."""


class Tree:
    """Themes by their place. One whose parent is not there stands at the top."""

    def __init__(self, themes: Iterable[Placed]) -> None:
        known = list(themes)
        ids = {theme.id for theme in known}
        self._parents = {theme.id: theme.parent_id if theme.parent_id in ids else None for theme in known}
        self._below: dict[UUID | None, list[UUID]] = {}
        for theme in sorted(known, key=lambda each: (each.place, each.id)):
            self._below.setdefault(self._parents[theme.id], []).append(theme.id)

    def __contains__(self, id: UUID) -> bool:
        return id in self._parents

    def __len__(self) -> int:
        return len(self._parents)

    def __iter__(self) -> Iterator[UUID]:
        """Everything, each before what lies below it."""
        for top in self.below(None):
            yield from self.within(top)

    def below(self, id: UUID | None) -> Sequence[UUID]:
        """What lies directly below, in order; None: at the top."""
        return self._below.get(id, [])

    def above(self, id: UUID) -> list[UUID]:
        """Its parent, the parent's parent, up to the top."""
        found = []
        parent = self._parents[id]
        while parent is not None:
            found.append(parent)
            parent = self._parents[parent]
        return found

    def within(self, id: UUID) -> list[UUID]:
        """Itself and everything below it, each before what lies below it."""
        found = [id]
        for child in self.below(id):
            found += self.within(child)
        return found

    def level(self, id: UUID | None) -> int:
        """1 at the top; 0 for what is above the top."""
        return 0 if id is None else 1 + len(self.above(id))

    def height(self, id: UUID) -> int:
        """How many levels it takes up: 1 where nothing lies below it."""
        return 1 + max((self.height(child) for child in self.below(id)), default=0)
