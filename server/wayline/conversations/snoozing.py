"""Snoozing until a moment, and waking when it comes."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo
from wayline.conversations.model import SYSTEM, Author, Conversation
from wayline.conversations.spam import out_of_spam
from wayline.conversations.states import Status
from wayline.kit.db import Transaction


async def snooze(tx: Transaction, id: UUID, until: datetime, by: Author, at: datetime) -> Conversation:
    """Put it away until then; a message wakes it before. Raises NoSuchConversation, SnoozeInPast."""
    conversation = await store.load(tx, id)
    await out_of_spam(tx, conversation, by, at)
    conversation.snooze(until, by, at)
    await add_state(tx, conversation, "snoozed", by, at, until=stamp(until))
    return conversation


async def unsnooze(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Bring it back now. Raises NoSuchConversation, AlreadySo where it is not snoozed."""
    conversation = await store.load(tx, id)
    if conversation.status != Status.SNOOZED:
        raise AlreadySo("This conversation is not snoozed.", status=conversation.status)
    conversation.become(Status.OPEN, by, at)
    await add_state(tx, conversation, "unsnoozed", by, at)
    return conversation


async def wake_due(tx: Transaction, now: datetime) -> int:
    """Bring back what was snoozed until now or earlier. Returns how many."""
    due = await store.due_snoozes(tx, now)
    for conversation in due:
        conversation.become(Status.OPEN, SYSTEM, now)
        await add_state(tx, conversation, "woken", SYSTEM, now, reason="time")
    return len(due)


def stamp(moment: datetime) -> str:
    """A time as the API writes it."""
    return moment.isoformat().replace("+00:00", "Z")
