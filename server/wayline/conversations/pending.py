"""Pending: it is the customer's turn, and everybody says so."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo
from wayline.conversations.model import Author, Conversation
from wayline.conversations.spam import out_of_spam
from wayline.conversations.states import Status
from wayline.kit.db import Transaction


async def pend(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Wait for the customer; their next message opens it. Raises NoSuchConversation, AlreadySo."""
    conversation = await store.load(tx, id)
    await out_of_spam(tx, conversation, by, at)
    was = conversation.status
    conversation.become(Status.PENDING, by, at)
    await add_state(tx, conversation, "pending", by, at, status=Status.PENDING.value, was=was)
    return conversation


async def unpend(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """It is ours again. Raises NoSuchConversation, AlreadySo where it is not pending."""
    conversation = await store.load(tx, id)
    if conversation.status != Status.PENDING:
        raise AlreadySo("This conversation is not pending.", status=conversation.status)
    await out_of_pending(tx, conversation, by, at)
    return conversation


async def out_of_pending(
    tx: Transaction, conversation: Conversation, by: Author, at: datetime, *, reason: str | None = None
) -> None:
    """Open again; `reason` says what did it, where nobody asked for it."""
    conversation.become(Status.OPEN, by, at)
    facts = {"reason": reason} if reason else {}
    await add_state(tx, conversation, "unpended", by, at, status=Status.OPEN.value, was=Status.PENDING.value, **facts)
