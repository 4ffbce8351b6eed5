"""Marking as spam, and taking it back."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo
from wayline.conversations.model import Author, Conversation
from wayline.conversations.states import Status
from wayline.kit.db import Transaction


async def mark_spam(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Nobody wants this. Raises NoSuchConversation, AlreadySo."""
    conversation = await store.load(tx, id)
    conversation.become(Status.SPAM, by, at)
    await add_state(tx, conversation, "spam", by, at)
    return conversation


async def undo_spam(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """It was not spam after all: open again. Raises NoSuchConversation, AlreadySo where it was none."""
    conversation = await store.load(tx, id)
    if conversation.status != Status.SPAM:
        raise AlreadySo("This conversation is not marked as spam.", status=conversation.status)
    await out_of_spam(tx, conversation, by, at)
    return conversation


async def out_of_spam(tx: Transaction, conversation: Conversation, by: Author, at: datetime) -> None:
    """Whatever else becomes of spam, it is said first that it is none."""
    if conversation.status == Status.SPAM:
        conversation.become(Status.OPEN, by, at)
        await add_state(tx, conversation, "not_spam", by, at)
