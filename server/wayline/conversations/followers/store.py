"""The questions asked of followers."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, select

from wayline.conversations.followers.model import Follower
from wayline.kit.db import Transaction


async def followers_of(tx: Transaction, conversations: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The teammates who follow each of these, longest first."""
    chosen = select(Follower.conversation_id, Follower.teammate_id)
    chosen = chosen.where(Follower.conversation_id.in_(conversations)).order_by(Follower.at, Follower.teammate_id)
    found: dict[UUID, list[UUID]] = {}
    for conversation, teammate in await tx.execute(chosen) if conversations else ():
        found.setdefault(conversation, []).append(teammate)
    return found


async def unfollow(tx: Transaction, conversation: UUID, teammates: Collection[UUID]) -> None:
    """They follow it no more."""
    gone = delete(Follower).where(Follower.conversation_id == conversation, Follower.teammate_id.in_(teammates))
    await tx.execute(gone)
