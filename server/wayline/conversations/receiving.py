"""Receiving: a customer's message, once, however often it is sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import add_message, add_state
from wayline.conversations.closing import whither
from wayline.conversations.model import SYSTEM, Author, Conversation, Entry, Kind, Side
from wayline.conversations.pending import out_of_pending
from wayline.conversations.states import Status
from wayline.conversations.writing import check_words
from wayline.kit.db import Transaction


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """A message as it came. `client_id` is the sender's own name for it; `page` is where they were."""

    body: str
    client_id: str | None = None
    files: Sequence[UUID] = ()
    page: dict[str, Any] | None = None
    automatic: bool = False


async def receive(tx: Transaction, id: UUID, message: Incoming, by: Author, at: datetime) -> Entry:
    """Take in a customer's message; the same `client_id` again answers with the same entry.

    It wakes a snoozed conversation, opens a pending one and reopens a resolved one; after one that was closed it
    begins a new one that goes on it. An automatic message starts no wait and changes no state.
    Raises NoSuchConversation, NoSuchFile, MessageEmpty, MessageTooLong.
    """
    conversation = await store.load(tx, id)
    known = await _known(tx, conversation, message)
    if known is None and conversation.status == Status.CLOSED:
        conversation = await whither(tx, conversation, by, at)
        known = await _known(tx, conversation, message)
    if known is not None:
        return known
    check_words(message.body, message.files)
    files = await store.unsent_files(tx, message.files, conversation.correspondent)
    if not message.automatic:
        conversation.received(at)
        await _bring_back(tx, conversation, by, at)
    entry = Entry(
        conversation_id=conversation.id,
        position=0,
        kind=Kind.MESSAGE.value,
        author_kind=Side.CUSTOMER.value,
        author_id=by.id,
        at=at,
        body=message.body,
        client_id=message.client_id,
        automatic=message.automatic,
    )
    return await add_message(tx, conversation, entry, files, message.page)


async def _known(tx: Transaction, conversation: Conversation, message: Incoming) -> Entry | None:
    if message.client_id is None:
        return None
    return await store.entry_of_client(tx, conversation.id, Side.CUSTOMER, message.client_id)


async def _bring_back(tx: Transaction, conversation: Conversation, by: Author, at: datetime) -> None:
    if conversation.status == Status.SNOOZED:
        conversation.become(Status.OPEN, SYSTEM, at)
        await add_state(tx, conversation, "woken", SYSTEM, at, reason="message")
    elif conversation.status == Status.PENDING:
        await out_of_pending(tx, conversation, by, at, reason="message")
    elif conversation.status == Status.RESOLVED:
        conversation.become(Status.OPEN, by, at)
        await add_state(tx, conversation, "reopened", by, at, reason="message")
