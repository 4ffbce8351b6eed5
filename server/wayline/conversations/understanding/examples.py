"""What teammates corrected, as examples to learn from: read from the log, where it stands with its text."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import ibis
import msgspec

from wayline.conversations.understanding.model import NOTHING, Corrected, label_of
from wayline.touchpoints.reading import Reading, ask, touchpoints

UNDERSTOOD, CORRECTED = "Text Understood", "Text Corrected"
MOST = 1_000
"""Corrected texts that are learned from, the newest."""
LOOKED_AT = 3
"""Readings looked at for each text left standing that is wanted: some are ours, some in languages that are not read."""


class Example(msgspec.Struct, frozen=True):
    """A text and what it is: a label of sentiment, an intent or emotion, or `none`. `was` is what had been read."""

    text_id: UUID
    text: str
    label: str
    was: str | None
    corrected_at: datetime


class Lesson(msgspec.Struct, frozen=True):
    """A text and what it says: one label of sentiment, or any number of intents or emotions."""

    text: str
    labels: tuple[str, ...]


class Lessons(NamedTuple):
    """What a signal is learned from: texts that were corrected, and those left standing beside them."""

    corrected: list[Lesson]
    left: list[Lesson]


class _Named(msgspec.Struct, frozen=True):
    name: str


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
    intents: list[_Named] = []
    emotions: list[_Named] = []

    @property
    def is_lesson(self) -> bool:
        """Whether a customer wrote it, in a language that is read."""
        return self.is_supported and not self.is_automatic and self.writer == "customer"

    def read_as(self, signal: Corrected) -> tuple[str, ...]:
        """Its labels as it was read."""
        if signal == "sentiment":
            return (self.sentiment_label,) if self.sentiment_label else ()
        return tuple(one.name for one in (self.intents if signal == "intent" else self.emotions))


class _Known(NamedTuple):
    """The newest reading of each text, and the newest correction of each with its moment, in the order of the log."""

    texts: dict[UUID, _Said]
    newest: dict[UUID, tuple[_Said, datetime]]


async def corrections(reading: Reading, signal: Corrected, as_of: datetime | None = None) -> list[Example]:
    """Every text whose newest correction of this signal stands, as known at `as_of`; in the order of correcting."""
    known = await _known(reading, signal, as_of)
    return _corrected(known, signal)


async def lessons(reading: Reading, signal: Corrected, since: datetime | None = None) -> Lessons:
    """What a signal can be learned from: customers' texts in a language that is read, the newest at most.

    Corrected are those whose newest correction stands and was made after `since`. Left standing are at most twice as
    many: in the same conversations, and where these are too few, the newest texts anywhere that nobody corrected.
    """
    known = await _known(reading, signal, None)
    readable = {id: said for id, said in known.texts.items() if said.is_lesson}
    corrected = [
        Lesson(one.text, () if one.label == NOTHING else (one.label,))
        for one in _corrected(known, signal)
        if one.text_id in readable and (since is None or one.corrected_at > since)
    ][-MOST:]
    many = 2 * len(corrected)
    standing = {id for id, (said, _) in known.newest.items() if said.value is not None}
    left = [Lesson(said.text, said.read_as(signal)) for id, said in readable.items() if id not in standing]
    if signal == "sentiment":
        left = [one for one in left if one.labels]
    elif len(left) < many:
        left = [*await _elsewhere(reading, signal, known, many - len(left)), *left]
    return Lessons(corrected, left[-many:] if corrected else [])


async def _elsewhere(reading: Reading, signal: Corrected, known: _Known, many: int) -> list[Lesson]:
    """The newest texts in conversations where nobody corrected any, and from files; in the order of the log."""
    found: dict[UUID, _Said] = {}
    for row in await reading.rows(ask(_latest, LOOKED_AT * many)):
        said = msgspec.json.decode(row["properties"], type=_Said)
        if said.is_lesson and said.text_id not in known.texts:
            found.setdefault(said.text_id, said)
    return [Lesson(said.text, said.read_as(signal)) for said in reversed(list(found.values())[:many])]


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


def _latest(limit: int) -> ibis.Table:
    """The newest readings of texts, the newest first."""
    rows = touchpoints()
    rows = rows.filter(rows.name == UNDERSTOOD).select("position", "properties")
    return rows.order_by(ibis.desc("position")).limit(limit)


def _label(signal: Corrected, value: Any) -> str | None:  # noqa: ANN401 (a number of sentiment, a word, or neither)
    if value is None:
        return None
    return label_of(value) if signal == "sentiment" else str(value)
