"""How much a conversation presses."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Conversation
from wayline.conversations.states import Priority
from wayline.kit.db import Transaction


async def prioritise(tx: Transaction, id: UUID, priority: Priority, by: Author, at: datetime) -> Conversation:
    """It presses so much from now on; to say the same again changes nothing. Raises NoSuchConversation."""
    conversation = await store.load(tx, id)
    was, conversation.priority = conversation.priority, priority.value
    if was != priority.value:
        await add_state(tx, conversation, "prioritised", by, at, priority=priority.value, was=was)
    return conversation
