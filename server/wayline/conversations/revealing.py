"""Revealing: the mask comes off one entry for one teammate, and the audit log says so."""

from datetime import datetime
from uuid import UUID

from wayline.company import Permission
from wayline.conversations import reads, store
from wayline.conversations.shapes import EntryShape
from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden
from wayline.kit.http import Caller
from wayline.language import mask


async def reveal(tx: Transaction, id: UUID, entry_id: UUID, by: Caller, at: datetime) -> EntryShape:
    """An entry as it was written. Who took the mask off which entry, and when, is written down.

    Raises Forbidden for who may not read conversations, NoSuchEntry.
    """
    if not by.may(Permission.CONVERSATIONS_READ):
        raise Forbidden(permission=Permission.CONVERSATIONS_READ.value)
    entry = await store.entry(tx, id, entry_id)
    masks = mask(entry.body).hidden if entry.masks is None else entry.masks
    kinds = sorted({name[1:].partition(" ")[0] for name in masks})
    await audit(
        tx,
        AuditEntry(
            at=at,
            action="entry.revealed",
            subject_kind="entry",
            subject_id=str(entry_id),
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts={"conversation_id": str(id), "position": entry.position, "kinds": kinds},
            address=by.address,
        ),
    )
    return await reads.one_entry(tx, entry)
