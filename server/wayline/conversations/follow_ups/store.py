"""The questions asked of follow-ups."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import distinct_on

from wayline.conversations.follow_ups.model import OPEN, FollowUp
from wayline.kit.db import Transaction

AT_ONCE = 50


async def open_in(tx: Transaction, conversation: UUID) -> FollowUp | None:
    """What is still to be done in this conversation, which is locked."""
    chosen = select(FollowUp).where(FollowUp.conversation_id == conversation, text(OPEN))
    return (await tx.execute(chosen)).scalar_one_or_none()


async def undone_in(tx: Transaction, conversation: UUID) -> FollowUp | None:
    """What was promised last in this conversation, if nobody came back with it; in time or not."""
    chosen = select(FollowUp).where(FollowUp.conversation_id == conversation)
    newest = (await tx.execute(chosen.order_by(FollowUp.promised_at.desc()).limit(1))).scalar_one_or_none()
    return newest if newest and newest.kept_at is None and newest.withdrawn_at is None else None


async def latest_of(tx: Transaction, conversations: Sequence[UUID]) -> dict[UUID, FollowUp]:
    """What was promised last in each of these."""
    chosen = select(FollowUp).where(FollowUp.conversation_id.in_(conversations))
    chosen = chosen.ext(distinct_on(FollowUp.conversation_id))
    ordered = chosen.order_by(FollowUp.conversation_id, FollowUp.promised_at.desc())
    found = (await tx.execute(ordered)).scalars() if conversations else ()
    return {row.conversation_id: row for row in found}


async def due(tx: Transaction, now: datetime) -> Sequence[UUID]:
    """Conversations in which a promise is due and was not kept, by their ids: whoever holds several goes by these."""
    soonest = select(FollowUp.conversation_id).where(text(OPEN), FollowUp.due_at <= now)
    return sorted((await tx.execute(soonest.order_by(FollowUp.due_at).limit(AT_ONCE))).scalars())


async def next_due(tx: Transaction) -> datetime | None:
    """When the next promise is due."""
    return (await tx.execute(select(func.min(FollowUp.due_at)).where(text(OPEN)))).scalar_one()


async def save(tx: Transaction, row: FollowUp) -> None:
    """Write it."""
    tx.add(row)
    await tx.flush()
