"""What teammates corrected, as examples to learn from: read from the log, where it stands with its text."""

from datetime import datetime
from typing import Any, NamedTuple
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


class Lesson(msgspec.Struct, frozen=True):
    """A text and its label of sentiment."""

    text: str
    label: str


class Lessons(NamedTuple):
    """What sentiment is learned from: texts that were corrected, and those left standing beside them."""

    corrected: list[Lesson]
    left: list[Lesson]


class _Said(msgspec.Struct, frozen=True):
    text_id: UUID
    text: str = ""
    signal: str = ""
    was: float | str | None = None
    value: float | str | None = None
    writer: str = ""
    is_supported: bool = False
    is_automatic: bool = False
    sentiment_label: str | None = None


class _Known(NamedTuple):
    """The newest reading of each text, and the newest correction of each with its moment, in the order of the log."""

    texts: dict[UUID, _Said]
    newest: dict[UUID, tuple[_Said, datetime]]


async def corrections(reading: Reading, signal: Corrected, as_of: datetime | None = None) -> list[Example]:
    """Every text whose newest correction of this signal stands, as known at `as_of`; in the order of correcting."""
    known = await _known(reading, signal, as_of)
    return _corrected(known, signal)


async def lessons(reading: Reading) -> Lessons:
    """What sentiment can be learned from: customers' texts in a language that is read.

    Left standing are at most twice as many as were corrected, the newest.
    """
    known = await _known(reading, "sentiment", None)
    readable = {
        id: said
        for id, said in known.texts.items()
        if said.is_supported and not said.is_automatic and said.writer == "customer"
    }
    corrected = {one.text_id: Lesson(one.text, one.label) for one in _corrected(known, "sentiment")}
    corrected = {id: one for id, one in corrected.items() if id in readable}
    left = [
        Lesson(said.text, said.sentiment_label)
        for id, said in readable.items()
        if said.sentiment_label and id not in corrected
    ]
    return Lessons(list(corrected.values()), left[-2 * len(corrected) :] if corrected else [])


async def _known(reading: Reading, signal: Corrected, as_of: datetime | None) -> _Known:
    known = _Known({}, {})
    for row in await reading.rows(ask(_said, as_of)):
        said = msgspec.json.decode(row["properties"], type=_Said)
        if row["name"] == UNDERSTOOD:
            known.texts.pop(said.text_id, None)
            known.texts[said.text_id] = said
        elif said.signal == signal:
            known.newest.pop(said.text_id, None)
            known.newest[said.text_id] = (said, row["occurred_at"])
    return known


def _corrected(known: _Known, signal: Corrected) -> list[Example]:
    return [
        Example(id, known.texts[id].text, str(_label(signal, said.value)), _label(signal, said.was), at)
        for id, (said, at) in known.newest.items()
        if said.value is not None and id in known.texts
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
