"""Promising to come back to a customer, keeping that, and missing it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations import store as conversations
from wayline.conversations.adding import add_state
from wayline.conversations.errors import FollowUpOver, SnoozeInPast
from wayline.conversations.follow_ups import store
from wayline.conversations.follow_ups.model import FollowUp
from wayline.conversations.model import SYSTEM, Author, Conversation
from wayline.conversations.stamping import stamp
from wayline.kit.db import Transaction


class Promised(msgspec.Struct, frozen=True):
    """By when they come back (with an offset), and with what."""

    due_at: Annotated[datetime, Meta(tz=True)]
    words: Annotated[str, Meta(max_length=300)] = ""


async def promise(tx: Transaction, id: UUID, wanted: Promised, by: Author, at: datetime) -> Conversation:
    """Promise to come back by then; what was promised before, and is not done, is withdrawn by it.

    Raises NoSuchConversation, SnoozeInPast.
    """
    if wanted.due_at <= at:
        raise SnoozeInPast(until=wanted.due_at.isoformat())
    conversation = await conversations.load(tx, id)
    before = await store.open_in(tx, id)
    if before is not None:
        before.withdraw(by.id, at)
        await store.save(tx, before)
    words = " ".join(wanted.words.split())
    row = FollowUp(conversation_id=id, teammate_id=by.teammate, promised_at=at, due_at=wanted.due_at, words=words)
    await store.save(tx, row)
    facts = {"follow_up_id": str(row.id), "due_at": stamp(wanted.due_at), "text": words}
    await add_state(tx, conversation, "promised", by, at, **facts)
    return conversation


async def withdraw(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """It is not to be done any more. Raises NoSuchConversation, FollowUpOver where nothing is to be done."""
    conversation = await conversations.load(tx, id)
    row = await store.open_in(tx, id)
    if row is None:
        raise FollowUpOver
    row.withdraw(by.id, at)
    await store.save(tx, row)
    await add_state(tx, conversation, "promise_withdrawn", by, at, what="follow-up", follow_up_id=str(row.id))
    return conversation


async def keep_promise(tx: Transaction, conversation: Conversation, by: Author, at: datetime) -> None:
    """A teammate answered the customer: that keeps what was promised here, or ends what was missed; it is locked."""
    row = await store.undone_in(tx, conversation.id)
    if row is None:
        return
    row.keep(at)
    await store.save(tx, row)
    if row.missed_at is None:
        facts = {"follow_up_id": str(row.id), "due_at": stamp(row.due_at)}
        await add_state(tx, conversation, "promise_kept", by, at, **facts)


async def miss_due(tx: Transaction, now: datetime) -> int:
    """Say of what is due and not done that it is missed. Returns of how many."""
    missed = 0
    for id in await store.due(tx, now):
        conversation = await conversations.load(tx, id)
        row = await store.open_in(tx, id)  # again, for it may have been kept while this one waited
        if row is None or row.due_at > now:
            continue
        row.miss(row.due_at)
        await store.save(tx, row)
        facts = {"follow_up_id": str(row.id), "due_at": stamp(row.due_at), "teammate_id": str(row.teammate_id)}
        await add_state(tx, conversation, "promise_missed", SYSTEM, now, **facts)
        missed += 1
    return missed
