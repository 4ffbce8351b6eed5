"""How a customer felt over time: of each text the newest reading, and a teammate's correction before any."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

UNDERSTOOD, CORRECTED = "Text Understood", "Text Corrected"
READ = (UNDERSTOOD, CORRECTED)


class FeelingAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which texts, by when they were written (`since` counts, `until` does not), as known when."""

    since: datetime | None = None
    until: datetime | None = None
    as_of: datetime | None = None


class FeelingPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One text: when it was written, and its sentiment, −5 … 5. `corrected`: a teammate said so."""

    at: datetime
    sentiment: float
    text_id: UUID
    conversation_id: UUID | None
    channel: str
    corrected: bool


class FeelingCurve(msgspec.Struct, frozen=True):
    """The texts of a customer that were read, oldest first; those in which nothing is felt or said are not here."""

    points: list[FeelingPoint]


class _Understood(msgspec.Struct, frozen=True):
    text_id: UUID
    writer: str
    sentiment: float | None = None
    is_automatic: bool = False


class _Corrected(msgspec.Struct, frozen=True):
    text_id: UUID
    signal: str
    value: float | str | None = None


def curve(rows: Iterable[Mapping[str, Any]], asked: FeelingAsked) -> list[FeelingPoint]:
    """The points of these rows of the log, which come in the order they became known."""
    read: dict[UUID, tuple[Mapping[str, Any], _Understood]] = {}
    said: dict[UUID, float | None] = {}
    for row in rows:
        if asked.as_of and row["recorded_at"] > asked.as_of:
            continue
        if row["name"] == UNDERSTOOD:
            text = msgspec.json.decode(row["properties"], type=_Understood)
            read[text.text_id] = (row, text)
        else:
            told = msgspec.json.decode(row["properties"], type=_Corrected)
            if told.signal == "sentiment":
                said[told.text_id] = told.value if isinstance(told.value, float) else None
    points = [_point(row, text, said.get(text.text_id)) for row, text in read.values() if _counts(row, text, asked)]
    return sorted((point for point in points if point is not None), key=lambda point: (point.at, point.text_id))


def _counts(row: Mapping[str, Any], text: _Understood, asked: FeelingAsked) -> bool:
    at: datetime = row["occurred_at"]
    within = (asked.since is None or at >= asked.since) and (asked.until is None or at < asked.until)
    return within and text.writer == "customer" and not text.is_automatic


def _point(row: Mapping[str, Any], text: _Understood, correction: float | None) -> FeelingPoint | None:
    sentiment = text.sentiment if correction is None else correction
    if sentiment is None:
        return None
    return FeelingPoint(
        at=row["occurred_at"],
        sentiment=sentiment,
        text_id=text.text_id,
        conversation_id=row["conversation"],
        channel=row["channel"],
        corrected=correction is not None,
    )
