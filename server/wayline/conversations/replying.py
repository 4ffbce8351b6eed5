"""Replying: a teammate's message to the customer, or a note for colleagues."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import add_message, add_state
from wayline.conversations.delivering import Addressed, deliver, is_carried
from wayline.conversations.follow_ups.promising import keep_promise
from wayline.conversations.mentions.keeping import NamedInNote, mention
from wayline.conversations.model import Author, Conversation, Entry, Kind, Side
from wayline.conversations.states import Status
from wayline.conversations.writing import check_words
from wayline.kit.db import Transaction


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What a teammate (or Wayline: then `automatic`) writes. `client_id` is the writer's own name for it.

    `is_out`: it reached the customer another way, and is only written down. `mentions`: whom a note names.
    """

    body: str
    client_id: str | None = None
    kind: Kind = Kind.MESSAGE
    files: Sequence[UUID] = ()
    automatic: bool = False
    addressed: Addressed | None = None
    is_out: bool = False
    mentions: Sequence[NamedInNote] = ()


async def reply(tx: Transaction, id: UUID, message: Reply, by: Author, at: datetime) -> Entry:
    """Write into a conversation; the same `client_id` again answers with the same entry.

    A person's message ends the customer's wait and reopens a resolved conversation; a note or an automatic message
    does neither. Raises NoSuchConversation, NoSuchFile, MessageEmpty, MessageTooLong, EmailInvalid, NobodyAddressed.
    """
    conversation = await store.load(tx, id)
    if message.client_id is not None:
        known = await store.entry_of_client(tx, id, by.kind, message.client_id)
        if known is not None:
            return known
    check_words(message.body, message.files)
    files = await store.unsent_files(tx, message.files, by.id)
    if message.kind is Kind.MESSAGE and by.kind is Side.TEAMMATE and not message.automatic:
        if conversation.status in {Status.RESOLVED, Status.CLOSED}:
            conversation.become(Status.OPEN, by, at)
            await add_state(tx, conversation, "reopened", by, at, reason="message")
        conversation.answered()
        await keep_promise(tx, conversation, by, at)
    entry = Entry(
        conversation_id=id,
        position=0,
        kind=message.kind.value,
        author_kind=by.kind.value,
        author_id=by.id,
        at=at,
        body=message.body,
        client_id=message.client_id,
        automatic=message.automatic,
        addressed=_addressed(conversation, message),
    )
    written = await add_message(tx, conversation, entry, files)
    if message.kind is Kind.NOTE and message.mentions:
        await mention(tx, written, message.mentions, by, at)
    if message.kind is Kind.MESSAGE and not message.is_out:
        await deliver(tx, conversation, written)
    if by.teammate:
        await store.mark_read(tx, id, by.teammate, written.position, at)
        await store.keep_draft(tx, id, by.teammate, ("", message.kind), at)
    return written


def _addressed(conversation: Conversation, message: Reply) -> dict[str, Any] | None:
    if message.addressed is None or message.kind is Kind.NOTE or not is_carried(conversation.channel):
        return None
    found: dict[str, Any] = msgspec.to_builtins(message.addressed.plain())
    return found
