"""Rows of links, and what a conversation may be linked with."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from wayline.conversations.links.model import ConversationLink
from wayline.conversations.model import Conversation
from wayline.kit.db import Transaction


async def put_link(tx: Transaction, link: ConversationLink) -> bool:
    """Keep it, unless the two are linked already. Returns whether they were not."""
    values = {
        "one_id": link.one_id,
        "other_id": link.other_id,
        "kind": link.kind,
        "at": link.at,
        "reason": link.reason,
        "by_id": link.by_id,
    }
    kept = insert(ConversationLink).values(values).on_conflict_do_nothing().returning(ConversationLink.one_id)
    return (await tx.execute(kept)).first() is not None


async def remove_link(tx: Transaction, one: UUID, other: UUID) -> bool:
    """Forget it. Returns whether it was there."""
    smaller, larger = sorted((one, other))
    gone = delete(ConversationLink).where(ConversationLink.one_id == smaller, ConversationLink.other_id == larger)
    return (await tx.execute(gone.returning(ConversationLink.one_id))).first() is not None


async def links_of(tx: Transaction, id: UUID) -> Sequence[ConversationLink]:
    """The links of a conversation, the newest first."""
    is_here = or_(ConversationLink.one_id == id, ConversationLink.other_id == id)
    chosen = select(ConversationLink).where(is_here).order_by(ConversationLink.at.desc(), ConversationLink.one_id)
    return (await tx.execute(chosen.limit(100))).scalars().all()


async def followed_by(tx: Transaction, id: UUID) -> Sequence[UUID]:
    """What began because this one was closed, newest first."""
    chosen = select(Conversation.id).where(Conversation.follows_id == id).order_by(Conversation.id.desc())
    return (await tx.execute(chosen.limit(20))).scalars().all()


async def called(tx: Transaction, number: int) -> UUID | None:
    """The conversation with this number."""
    return await tx.scalar(select(Conversation.id).where(Conversation.number == number))
