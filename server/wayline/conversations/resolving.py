"""Resolving and reopening."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Conversation
from wayline.conversations.spam import out_of_spam
from wayline.conversations.states import Status
from wayline.kit.db import Transaction


async def resolve(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Nothing more is to be done. Raises NoSuchConversation, AlreadySo."""
    conversation = await store.load(tx, id)
    await out_of_spam(tx, conversation, by, at)
    conversation.become(Status.RESOLVED, by, at)
    await add_state(tx, conversation, "resolved", by, at)
    return conversation


async def reopen(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """There is more to be done; an unanswered message waits again. Raises NoSuchConversation, AlreadySo."""
    conversation = await store.load(tx, id)
    conversation.become(Status.OPEN, by, at)
    await add_state(tx, conversation, "reopened", by, at)
    return conversation
