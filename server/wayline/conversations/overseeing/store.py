"""Rows, for whoever watches over many and changes none."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from wayline.conversations.model import Conversation
from wayline.kit.db import Transaction


async def all_of(tx: Transaction, ids: Sequence[UUID]) -> Sequence[Conversation]:
    """These as they stand now, for reading, by id; who is not there is left out."""
    chosen = select(Conversation).where(Conversation.id.in_(ids)).order_by(Conversation.id)
    return (await tx.execute(chosen, execution_options={"populate_existing": True})).scalars().all() if ids else ()


async def ids_of(tx: Transaction, statuses: Sequence[str]) -> Sequence[UUID]:
    """All in one of these states."""
    return (await tx.execute(select(Conversation.id).where(Conversation.status.in_(statuses)))).scalars().all()


async def at_rest(tx: Transaction, ids: Collection[UUID]) -> set[UUID]:
    """Those of these in which nobody writes just now; until the transaction ends whoever wants to waits for it."""
    chosen = select(Conversation.id).where(Conversation.id.in_(ids)).order_by(Conversation.id)
    return set((await tx.execute(chosen.with_for_update(key_share=True, read=True, skip_locked=True))).scalars())


async def those_there(tx: Transaction, ids: Collection[UUID]) -> set[UUID]:
    """Those of these that there are."""
    return set((await tx.execute(select(Conversation.id).where(Conversation.id.in_(ids)))).scalars())
