"""Rows of the chat."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select

from wayline.channels.chat.model import ChatSession, ChatVisitor, hash_of
from wayline.kit.db import Transaction


async def session(tx: Transaction, token: str) -> tuple[ChatSession, ChatVisitor] | None:
    """The session of a token, with its visitor."""
    chosen = (
        select(ChatSession, ChatVisitor)
        .join(ChatVisitor, ChatVisitor.id == ChatSession.visitor_id)
        .where(ChatSession.token_hash == hash_of(token))
    )
    row = (await tx.execute(chosen)).one_or_none()
    return (row[0], row[1]) if row else None


async def hold(tx: Transaction, visitor: UUID) -> ChatVisitor:
    """The visitor, ours alone until the transaction ends: what they do happens one after the other."""
    chosen = select(ChatVisitor).where(ChatVisitor.id == visitor).with_for_update()
    return (await tx.execute(chosen, execution_options={"populate_existing": True})).scalar_one()


async def person_on(tx: Transaction, channel: UUID, person: UUID) -> ChatVisitor | None:
    """The visitor that this signed identity is on this channel."""
    chosen = select(ChatVisitor).where(ChatVisitor.channel_id == channel, ChatVisitor.person == person)
    return (await tx.execute(chosen.with_for_update())).scalar_one_or_none()


async def save(tx: Transaction, *rows: object) -> None:
    """Add new rows and write what changed."""
    tx.add_all(rows)
    await tx.flush()


async def end_sessions(tx: Transaction, at: datetime) -> None:
    """Forget sessions that have ended."""
    await tx.execute(delete(ChatSession).where(ChatSession.ends_at <= at))


async def erase(tx: Transaction, identities: Sequence[UUID]) -> None:
    """Forget the visitors with these identities; their sessions end."""
    mine = ChatVisitor.anonymous.in_(identities) | ChatVisitor.person.in_(identities)
    await tx.execute(delete(ChatVisitor).where(mine))


async def visitors_with(tx: Transaction, identities: Sequence[UUID]) -> Sequence[ChatVisitor]:
    """The visitors with any of these identities."""
    mine = ChatVisitor.anonymous.in_(identities) | ChatVisitor.person.in_(identities)
    return (await tx.execute(select(ChatVisitor).where(mine).order_by(ChatVisitor.made_at))).scalars().all()
