"""The tree of themes as readers of the log knew it at a moment, and what is known of each theme's head."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from wayline.themes.words.statistics import Measured
from wayline.touchpoints.reading import Reading, ask, records


class ThemeThen(msgspec.Struct, frozen=True):
    """A theme, as it was."""

    name: str
    parent_id: str | None = None
    about: str | None = None
    owner_id: str | None = None
    archived: bool = False
    merged_into: str | None = None


class TreeThen(msgspec.Struct, frozen=True):
    """Every theme by its id, how its head was measured, and the names of teammates, all as known at one moment."""

    themes: Mapping[str, ThemeThen]
    measured: Mapping[str, Measured] = {}
    teammates: Mapping[str, str] = {}

    def counted_as(self, theme: str) -> str | None:
        """The theme that counts what was found for this one: itself, or what it was merged into; None: put away."""
        seen = set[str]()
        while theme in self.themes and theme not in seen:
            seen.add(theme)
            found = self.themes[theme]
            if not found.archived:
                return theme
            if found.merged_into is None:
                return None
            theme = found.merged_into
        return None

    def above(self, theme: str) -> list[str]:
        """Its parent, the parent's parent, up to the top."""
        found: list[str] = []
        parent = self.themes[theme].parent_id if theme in self.themes else None
        while parent is not None and parent in self.themes and parent not in found:
            found.append(parent)
            parent = self.themes[parent].parent_id
        return found

    def is_inside(self, theme: str, other: str) -> bool:
        """Whether the theme is the other or lies below it."""
        return theme == other or other in self.above(theme)

    @property
    def live(self) -> list[str]:
        """Those that are counted, by name."""
        return sorted((id for id, theme in self.themes.items() if not theme.archived), key=self.path)

    def path(self, theme: str) -> list[str]:
        """The names from the top down to the theme."""
        return [self.themes[each].name for each in [*reversed(self.above(theme)), theme] if each in self.themes]


async def tree_then(reading: Reading, as_of: datetime | None) -> TreeThen:
    """The tree as known then (None: now)."""
    themes = await _facts(reading, "theme", as_of)
    measured = await _facts(reading, "theme_measured", as_of)
    teammates = await _facts(reading, "teammate", as_of)
    return TreeThen(
        {key: msgspec.convert(data, ThemeThen) for key, data in themes},
        {key: msgspec.convert(data, Measured) for key, data in measured},
        {key: str(data.get("name", "")) for key, data in teammates},
    )


async def _facts(reading: Reading, kind: str, as_of: datetime | None) -> Iterable[tuple[str, dict[str, Any]]]:
    rows = await reading.rows(ask(records, kind, as_of))
    decoded = ((row["key"], msgspec.json.decode(row["data"])) for row in rows)
    return [(key, data) for key, data in decoded if isinstance(data, dict)]
