"""Saying with a field what holds of a conversation."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store as conversations
from wayline.conversations.adding import add_state
from wayline.conversations.fields import store
from wayline.conversations.fields.model import FieldKind, FieldValue, Stated, checked, words_of
from wayline.conversations.model import Author, Conversation
from wayline.kit.db import Transaction


async def state(
    tx: Transaction, id: UUID, field: UUID, value: FieldValue | None, *, by: Author, at: datetime
) -> Conversation:
    """This field says this from now on (None: nothing). Raises NoSuchConversation, NoSuchField, ValueInvalid."""
    known = await store.load(tx, field)
    value = None if value is None else checked(FieldKind(known.kind), value, known.choices)
    conversation = await conversations.load(tx, id)
    row = await tx.get(Stated, (id, field))
    was = row.value if row else None
    if was == value:
        return conversation
    if value is None:
        await store.forget(tx, id, field)
    elif row:
        row.value, row.at, row.by_id = value, at, by.id
        await tx.flush()
    else:
        await conversations.save(tx, Stated(conversation_id=id, field_id=field, value=value, at=at, by_id=by.id))
    told = [None if each is None else words_of(each, known.choices) for each in (value, was)]
    facts = {"what": "field", "field_id": str(field), "field": known.name, "value": told[0], "was": told[1]}
    await add_state(tx, conversation, "described", by, at, **facts)
    return conversation
