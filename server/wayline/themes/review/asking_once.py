"""Of many texts with the same words one is asked about: one answer teaches as much as all."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wayline.themes.review.store import Doubtful
from wayline.themes.theming.texts import Understood

ALIKE = 5
"""How many doubts are looked at for each that is asked."""


def once(found: Sequence[Doubtful], texts: Mapping[UUID, Understood]) -> list[Doubtful]:
    """The first of each words and theme, in their order. Pure; all of `texts` are known."""
    first: dict[tuple[UUID, str], Doubtful] = {}
    for row in found:
        first.setdefault((row.theme_id, texts[row.text_id].text.casefold()), row)
    return list(first.values())
