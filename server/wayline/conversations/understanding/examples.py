"""What teammates corrected, as examples to learn from: read from the log, where it stands with its text."""

from datetime import datetime
from typing import Any
from uuid import UUID

import ibis
import msgspec

from wayline.conversations.understanding.model import Corrected, label_of
from wayline.touchpoints.reading import Reading, ask, touchpoints

UNDERSTOOD, CORRECTED = "Text Understood", "Text Corrected"


class Example(msgspec.Struct, frozen=True):
    """A text and what it is: a label of sentiment, an intent or emotion, or `none`. `was` is what had been read."""

    text_id: UUID
    text: str
    label: str
    was: str | None
    corrected_at: datetime


class _Said(msgspec.Struct, frozen=True):
    text_id: UUID
    text: str = ""
    signal: str = ""
    was: float | str | None = None
    value: float | str | None = None


async def corrections(reading: Reading, signal: Corrected, as_of: datetime | None = None) -> list[Example]:
    """Every text whose newest correction of this signal stands, as known at `as_of`; in the order of correcting."""
    rows = await reading.rows(ask(_said, as_of))
    texts: dict[UUID, str] = {}
    newest: dict[UUID, tuple[_Said, datetime]] = {}
    for row in rows:
        said = msgspec.json.decode(row["properties"], type=_Said)
        if row["name"] == UNDERSTOOD:
            texts[said.text_id] = said.text
        elif said.signal == signal:
            newest.pop(said.text_id, None)
            newest[said.text_id] = (said, row["occurred_at"])
    return [
        Example(id, texts[id], str(_label(signal, said.value)), _label(signal, said.was), at)
        for id, (said, at) in newest.items()
        if said.value is not None and id in texts
    ]


def _said(as_of: datetime | None) -> ibis.Table:
    """Corrections, and the readings of the texts they are of; as they became known."""
    rows = touchpoints(as_of).select("position", "name", "occurred_at", "conversation", "properties")
    made = rows.filter(rows.name == CORRECTED)
    read = rows.filter(rows.name == UNDERSTOOD).semi_join(made, "conversation")
    return made.union(read).order_by("position")


def _label(signal: Corrected, value: Any) -> str | None:  # noqa: ANN401 (a number of sentiment, a word, or neither)
    if value is None:
        return None
    return label_of(value) if signal == "sentiment" else str(value)
