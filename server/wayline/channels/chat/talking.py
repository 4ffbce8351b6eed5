"""Talking: a visitor's message finds its conversation, once, however often it is sent."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from wayline.channels.chat import store
from wayline.channels.chat.errors import SendingTooFast, VisitorBlocked
from wayline.channels.chat.introducing import introduce
from wayline.channels.chat.model import ChatVisitor
from wayline.channels.chat.settings import ChatSettings
from wayline.conversations import (
    Author,
    Conversation,
    Entry,
    Incoming,
    Opening,
    Side,
    Status,
    conversation_of,
    count_messages,
    count_started,
    entry_of_correspondent,
    newest_of,
    receive,
    start,
)
from wayline.customers import is_blocked
from wayline.kit.db import Transaction

CHANNEL = "chat"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a visitor sends; `conversation` None: whichever goes on. `fields` answer what was asked before the chat."""

    body: str
    client_id: str
    conversation: UUID | None = None
    files: tuple[UUID, ...] = ()
    page: dict[str, Any] | None = None
    fields: dict[str, str] = {}


async def say(tx: Transaction, visitor: ChatVisitor, said: Said, at: datetime, settings: ChatSettings) -> Entry:
    """Take in a visitor's message; the same `client_id` again answers with the same entry, wherever it lies.

    Raises VisitorBlocked, SendingTooFast, and what `receive` raises.
    """
    visitor = await store.hold(tx, visitor.id)
    known = await entry_of_correspondent(tx, visitor.id, said.client_id)
    if known is not None:
        return known
    if await is_blocked(tx, visitor.identity) or await is_blocked(tx, visitor.anonymous):
        raise VisitorBlocked
    if await count_messages(tx, visitor.id, at - MINUTE, at) >= settings.messages_per_minute:
        raise SendingTooFast(retry_after=30)
    conversation = await _conversation(tx, visitor, said, at, timedelta(days=settings.reopen_within_days))
    if conversation is None:
        if await count_started(tx, visitor.id, at - HOUR, at) >= settings.conversations_per_hour:
            raise SendingTooFast(retry_after=600)
        conversation = await start(tx, _opening(visitor, said), at)
    if said.fields:
        await introduce(tx, visitor, said.fields, at)
    message = Incoming(body=said.body, client_id=said.client_id, files=said.files, page=said.page)
    return await receive(tx, conversation.id, message, Author(Side.CUSTOMER, visitor.identity), at)


async def _conversation(
    tx: Transaction, visitor: ChatVisitor, said: Said, at: datetime, within: timedelta
) -> Conversation | None:
    """The one they mean, or the newest while it goes on; None where something new begins."""
    if said.conversation is None:
        newest = await newest_of(tx, visitor.id)
        return newest if newest and newest.status not in {Status.RESOLVED, Status.CLOSED} else None
    meant = await conversation_of(tx, said.conversation, visitor.id)
    return meant if meant.goes_on(at, within) else None


def _opening(visitor: ChatVisitor, said: Said) -> Opening:
    return Opening(
        channel_id=visitor.channel_id,
        channel=CHANNEL,
        identity=visitor.identity,
        anonymous=visitor.anonymous if visitor.person else None,
        correspondent=visitor.id,
        page=said.page,
    )
