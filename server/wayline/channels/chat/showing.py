"""What the widget is told: its settings, whether somebody is there, the visitor's conversations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.channels.chat.model import ChatVisitor
from wayline.channels.chat.offering import Away, away, schedule_of
from wayline.company import Channel, WidgetColours, get_company, next_opening
from wayline.conversations import Conversation, EntryShape, Status, conversations_of, last_said_to_customer, places_of
from wayline.kit.db import Transaction


class HoursShape(msgspec.Struct, frozen=True):
    """When it opens again; None while open, or where nobody knows."""

    opens_at: datetime | None


class ConfigShape(msgspec.Struct, frozen=True, kw_only=True):
    """How the widget looks and speaks, whether somebody is there now, and why not. `answers_in` is in seconds."""

    name: str
    colours: WidgetColours
    position: str
    languages: list[str]
    texts: dict[str, dict[str, str]]
    pre_chat: list[dict[str, Any]]
    online: bool
    away: Away | None
    answers_in: int | None
    hours: HoursShape
    sound: bool


class VisitorShape(msgspec.Struct, frozen=True):
    """What a visitor said, or proved, about themselves. `known`: proved by a signed token."""

    known: bool
    name: str | None
    email: str | None


class VisitorConversation(msgspec.Struct, frozen=True, kw_only=True):
    """One of a visitor's conversations, as far as they may know. `place`: how many are before them, and they."""

    id: UUID
    status: str
    position: int
    unread: bool
    last_at: datetime
    snippet: str
    customer_read: int
    teammate_read: int
    place: int | None


class SentEntry(EntryShape, frozen=True, kw_only=True):
    """A message that was taken in, and which conversation it lies in."""

    conversation_id: UUID


async def config_of(tx: Transaction, channel: Channel, at: datetime, usual_wait: int | None) -> ConfigShape:
    """The widget's settings at this moment. What is set as `answers_in` wins over the usual wait, in seconds."""
    company = await get_company(tx)
    widget = channel.widget
    why = await away(tx, channel, company, at)
    opens_at = await next_opening(tx, schedule_of(channel, company), at) if why == "closed" else None
    fields = widget.pre_chat.fields if widget.pre_chat.enabled else []
    return ConfigShape(
        name=company.name,
        colours=widget.colours,
        position=widget.position,
        languages=list(widget.languages),
        texts={language: dict(texts) for language, texts in widget.texts.items()},
        pre_chat=[msgspec.to_builtins(field) for field in fields],
        online=why is None,
        away=why,
        answers_in=usual_wait if widget.answers_in is None else widget.answers_in,
        hours=HoursShape(opens_at),
        sound=widget.sound,
    )


def visitor_shape(visitor: ChatVisitor) -> VisitorShape:
    """What the browser is told of itself."""
    return VisitorShape(visitor.person is not None, visitor.name, visitor.email)


async def conversations_for(tx: Transaction, visitor: ChatVisitor) -> list[VisitorConversation]:
    """A visitor's conversations, newest first."""
    rows = await conversations_of(tx, visitor.id)
    said = await last_said_to_customer(tx, [row.id for row in rows])
    places = {found.conversation: found.place for found in await places_of(tx, [visitor.id])}
    return [_shape(row, said.get(row.id, 0), places.get(row.id)) for row in rows]


def _shape(row: Conversation, said: int, place: int | None) -> VisitorConversation:
    return VisitorConversation(
        id=row.id,
        # Whether we put it away or think it spam is nothing to tell.
        status=Status.RESOLVED.value if row.status in {Status.RESOLVED, Status.CLOSED} else Status.OPEN.value,
        position=row.position,
        unread=said > row.customer_read_position,
        last_at=row.last_at,
        snippet=row.snippet,
        customer_read=row.customer_read_position,
        teammate_read=row.teammate_read_position,
        place=place,
    )


def sent(entry: EntryShape, conversation: UUID) -> SentEntry:
    """A taken-in message with its conversation."""
    return SentEntry(**{name: getattr(entry, name) for name in _names(entry)}, conversation_id=conversation)


def _names(entry: EntryShape) -> Sequence[str]:
    return entry.__struct_fields__
