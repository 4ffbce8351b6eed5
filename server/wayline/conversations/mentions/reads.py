"""What mentions a teammate, for the bell."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import Sight
from wayline.conversations.masking import words
from wayline.conversations.mentions import store
from wayline.conversations.naming import names_for
from wayline.conversations.overseeing.standing import Called, called
from wayline.kit.db import Transaction

MOST = 30


class Mentioned(msgspec.Struct, frozen=True, kw_only=True):
    """A note that mentions you: who wrote it where, its words as far as you may see; new until you have read so far."""

    entry_id: UUID
    conversation: Called
    by: str | None
    text: str
    at: datetime
    is_new: bool


async def mentioned(tx: Transaction, teammate: UUID, sight: Sight) -> Sequence[Mentioned]:
    """The latest notes that mention a teammate, newest first."""
    rows = await store.told(tx, teammate, MOST)
    where = await called(tx, sorted({told.conversation_id for told, _, _ in rows}), sight)
    names = await names_for(tx, teammates={note.author_id for _, note, _ in rows if note.author_id})
    return [
        Mentioned(
            entry_id=note.id,
            conversation=where[told.conversation_id],
            by=names.teammate(note.author_id).name if note.author_id else None,
            text=words(note, sight),
            at=told.at,
            is_new=is_new,
        )
        for told, note, is_new in rows
        if told.conversation_id in where
    ]
