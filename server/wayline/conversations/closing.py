"""Closing for good: a customer's message after it begins a conversation of its own, linked to this one."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo
from wayline.conversations.model import Author, Conversation
from wayline.conversations.opening import Opening, start
from wayline.conversations.spam import out_of_spam
from wayline.conversations.states import Status
from wayline.kit.db import Transaction


async def close(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """What comes after it begins anew; what was not resolved is resolved by it.

    Raises NoSuchConversation, AlreadySo.
    """
    conversation = await store.load(tx, id)
    await out_of_spam(tx, conversation, by, at)
    if conversation.status == Status.CLOSED:
        raise AlreadySo("This conversation is closed already.", status=conversation.status)
    if conversation.status != Status.RESOLVED:
        conversation.become(Status.RESOLVED, by, at)
        await add_state(tx, conversation, "resolved", by, at)
    conversation.become(Status.CLOSED, by, at)
    await add_state(tx, conversation, "closed", by, at, status=Status.CLOSED.value, was=Status.RESOLVED.value)
    return conversation


async def unclose(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Resolved, as it was before it was closed. Raises NoSuchConversation, AlreadySo where it is not closed."""
    conversation = await store.load(tx, id)
    if conversation.status != Status.CLOSED or conversation.merged_into_id:
        raise AlreadySo("This conversation is not closed.", status=conversation.status)
    conversation.become(Status.RESOLVED, by, at)
    await add_state(tx, conversation, "unclosed", by, at, status=Status.RESOLVED.value, was=Status.CLOSED.value)
    return conversation


async def whither(tx: Transaction, conversation: Conversation, by: Author, at: datetime) -> Conversation:
    """Where a customer's message to this conversation belongs: the one that goes on it, where it was closed.

    What was merged goes on in the other one, where the same visitor or address reads that on the same channel.
    """
    while conversation.status == Status.CLOSED:
        other = await store.find(tx, conversation.merged_into_id) if conversation.merged_into_id else None
        if other is not None and _is_read_alike(conversation, other):
            conversation = other
            continue
        conversation = await store.follower_of(tx, conversation.id) or await _go_on(tx, conversation, by, at)
    return conversation


def _is_read_alike(one: Conversation, other: Conversation) -> bool:
    return (one.channel_id, one.correspondent) == (other.channel_id, other.correspondent)


async def _go_on(tx: Transaction, closed: Conversation, by: Author, at: datetime) -> Conversation:
    opening = Opening(
        channel_id=closed.channel_id,
        channel=closed.channel,
        identity=closed.identity,
        anonymous=closed.anonymous,
        correspondent=closed.correspondent,
        subject=closed.subject,
        follows=closed.id,
    )
    return await start(tx, opening, at, by)
