"""Rows of what was understood: loading for a change."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from wayline.conversations.errors import NoSuchEntry, NotReadYet
from wayline.conversations.model import Conversation, Entry
from wayline.conversations.understanding.model import Rereading, Understanding, standing
from wayline.kit.db import Transaction

LOOKED_BACK = 60  # texts of a conversation that its standing is worked out from


async def load(tx: Transaction, conversation: UUID, entry: UUID) -> tuple[Entry, Understanding]:
    """An entry of this conversation and what was understood of it. Raises NoSuchEntry, NotReadYet."""
    written = await tx.get(Entry, entry)
    if written is None or written.conversation_id != conversation:
        raise NoSuchEntry(id=str(entry))
    found = await tx.get(Understanding, entry, populate_existing=True)
    if found is None:
        raise NotReadYet(id=str(entry))
    return written, found


async def of_entries(tx: Transaction, entries: Sequence[UUID]) -> Sequence[Understanding]:
    """What was understood of these before."""
    return (await tx.execute(select(Understanding).where(Understanding.entry_id.in_(entries)))).scalars().all()


async def stand(tx: Transaction, conversation: Conversation) -> None:
    """Work out anew what the conversation's texts come to; it is locked."""
    now = standing(await latest(tx, conversation.id))
    conversation.feeling, conversation.urgency, conversation.signs = now.feeling, now.urgency, list(now.signs)
    await tx.flush()


async def latest(tx: Transaction, conversation: UUID) -> Sequence[Understanding]:
    """What was understood there lately, newest first."""
    chosen = select(Understanding).where(Understanding.conversation_id == conversation)
    newest = chosen.order_by(Understanding.position.desc()).limit(LOOKED_BACK)
    return (await tx.execute(newest)).scalars().all()


async def outdated(tx: Transaction, version: str) -> int:
    """How many texts were read by models of another version."""
    chosen = select(func.count()).select_from(Understanding).where(Understanding.version != version)
    return (await tx.execute(chosen)).scalar_one()


async def open_rereading(tx: Transaction) -> Rereading | None:
    """The one that is not finished, ours alone until the transaction ends."""
    chosen = select(Rereading).where(Rereading.ended_at.is_(None)).order_by(Rereading.begun_at).limit(1)
    return (await tx.execute(chosen.with_for_update())).scalar_one_or_none()
