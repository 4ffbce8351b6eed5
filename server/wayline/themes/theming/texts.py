"""Texts that were understood, as the log tells them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import ibis
import msgspec
import pyarrow as pa

from wayline.touchpoints.reading import Position, Reading, ask, touchpoints_between, touchpoints_given

UNDERSTOOD = "Text Understood"
SOON = timedelta(hours=1)
LONGEST_PART = 160
MOST_PARTS = 12
LONGEST_ALONE = 600
Lane = Literal["soon", "later"]


class Span(msgspec.Struct, frozen=True):
    """Where a sentence stands."""

    start: int
    end: int


class Properties(msgspec.Struct, frozen=True):
    """What themes need of `Text Understood`."""

    text_id: UUID
    text: str
    writer: str = "customer"
    version: str | None = None
    is_supported: bool = False
    is_automatic: bool = False
    sentences: list[Span] = []


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's text, where it stands in the log and whose it is. `parts` are what a head is asked of."""

    text_id: UUID
    text: str
    position: int
    identity: UUID
    channel: str
    conversation: UUID | None
    occurred_at: datetime
    parts: tuple[str, ...]

    @property
    def reach(self) -> Literal["all", "rules"]:
        """Whether everything looks at it, or rules alone because its language is not read."""
        return "all" if self.parts else "rules"


class Portion(msgspec.Struct, frozen=True):
    """Texts of customers, the position up to which they are all, and whether more are known to follow."""

    texts: list[Understood]
    upto: int
    has_more: bool


async def understood_after(reading: Reading, lane: Lane, after: int, limit: int) -> Portion:
    """The next texts of customers: what `limit` readings hold of them."""
    last = await reading.last_position()
    if last <= after:
        return Portion([], after, has_more=False)
    rows = await reading.rows(ask(_following, lane, limit, Position(after), Position(last)))
    is_full = len(rows) == limit
    texts = [text for row in rows if (text := _understood(row)) is not None]
    return Portion(texts, rows[-1]["position"] if is_full else last, is_full)


async def texts_at(reading: Reading, positions: Sequence[int]) -> dict[UUID, Understood]:
    """The texts at these positions, by their id; what was erased is not among them."""
    if not positions:
        return {}
    given = pa.table({"position": pa.array(sorted(set(positions)), pa.int64())})
    rows = await reading.rows(ask(_whole), given)
    return {text.text_id: text for row in rows if (text := _understood(row)) is not None}


def parts_of(text: str, sentences: Sequence[Span]) -> tuple[str, ...]:
    """A text as a head is asked of it: its sentences, short ones together, at most twelve parts."""
    if not sentences:
        return (text[:LONGEST_ALONE],) if text.strip() else ()
    parts: list[str] = []
    begin = end = sentences[0].start
    for span in sentences:
        if span.end - begin > LONGEST_PART and end > begin:
            parts.append(text[begin:end])
            begin = span.start
        end = max(end, span.end)
    parts.append(text[begin:end])
    return tuple(part for part in (each.strip() for each in parts[:MOST_PARTS]) if part)


def _following(lane: Lane, limit: int, after: Position, upto: Position) -> ibis.Table:
    rows = touchpoints_between(after, upto)
    rows = rows.filter(rows.name == UNDERSTOOD)
    is_of_now = rows.recorded_at < rows.occurred_at + ibis.interval(seconds=int(SOON.total_seconds()))
    rows = rows.filter(is_of_now if lane == "soon" else ~is_of_now)
    return _columns(rows).order_by("position").limit(limit)


def _whole() -> ibis.Table:
    rows = touchpoints_given()
    return _columns(rows.filter(rows.name == UNDERSTOOD)).order_by("position")


def _columns(rows: ibis.Table) -> ibis.Table:
    return rows.select("position", "identity", "channel", "conversation", "occurred_at", "properties")


def _understood(row: dict[str, Any]) -> Understood | None:
    """None for what no customer wrote: our own texts, notes of absence."""
    try:
        told = msgspec.json.decode(row["properties"] or "{}", type=Properties)
    except msgspec.ValidationError:
        return None
    if told.writer != "customer" or told.is_automatic or not told.text.strip():
        return None
    at = row["occurred_at"]
    return Understood(
        text_id=told.text_id,
        text=told.text,
        position=row["position"],
        identity=row["identity"],
        channel=row["channel"],
        conversation=row["conversation"],
        occurred_at=at if at.tzinfo else at.replace(tzinfo=UTC),
        parts=parts_of(told.text, told.sentences) if told.is_supported else (),
    )
