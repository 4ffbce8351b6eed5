"""What a conversation is about: the order or page, and whether it is before, during or after a purchase."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Conversation
from wayline.conversations.states import About, Phase
from wayline.conversations.writing import tidied
from wayline.kit.db import Transaction


async def put_phase(tx: Transaction, id: UUID, phase: Phase | None, by: Author, at: datetime) -> Conversation:
    """Before, during or after a purchase; None: nobody said. Raises NoSuchConversation."""
    conversation = await store.load(tx, id)
    was, conversation.phase = conversation.phase, phase.value if phase else None
    if was != conversation.phase:
        await add_state(tx, conversation, "described", by, at, what="phase", value=conversation.phase, was=was)
    return conversation


async def put_about(tx: Transaction, id: UUID, about: About | None, by: Author, at: datetime) -> Conversation:
    """The order or page it is about; None: none. Raises NoSuchConversation, Invalid for blanks."""
    if about:
        about = msgspec.structs.replace(about, value=tidied(about.value))
    conversation = await store.load(tx, id)
    was, now = conversation.about, msgspec.to_builtins(about) if about else None
    conversation.about = now
    if was != now:
        told = {"value": about.title or about.value, "kind": about.kind} if about else {"value": None}
        await add_state(tx, conversation, "described", by, at, what="about", **told)
    return conversation
