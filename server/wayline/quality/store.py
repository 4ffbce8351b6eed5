"""The questions asked of reviews and scorecards."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import and_, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from wayline.conversations import Conversation, Entry, Kind, Side, Status
from wayline.kit.db import Base, Transaction
from wayline.quality.errors import NoSuchReview
from wayline.quality.model import Review, Sampled, Scorecard
from wayline.quality.sampling import Candidate

MOST = 2000
Row = TypeVar("Row", bound=Base)


async def newest_card(tx: Transaction) -> Scorecard | None:
    """The card in use; None before the first."""
    return (await tx.execute(select(Scorecard).order_by(Scorecard.version.desc()).limit(1))).scalar_one_or_none()


async def cards(tx: Transaction) -> dict[UUID, Scorecard]:
    """Every version, by its id."""
    return {row.id: row for row in (await tx.execute(select(Scorecard))).scalars()}


async def save(tx: Transaction, row: Row) -> Row:
    """Write it."""
    tx.add(row)
    await tx.flush()
    return row


async def load_review(tx: Transaction, id: UUID) -> Review:
    """One, held until the transaction ends. Raises NoSuchReview."""
    found = await tx.get(Review, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchReview(id=str(id))
    return found


async def review_of(tx: Transaction, conversation: UUID, subject: UUID, reviewer: UUID) -> Review | None:
    """What this reviewer handed in of this part, held until the transaction ends."""
    chosen = select(Review).where(
        Review.conversation_id == conversation, Review.subject_id == subject, Review.reviewer_id == reviewer
    )
    return (await tx.execute(chosen.with_for_update())).scalar_one_or_none()


async def reviews_in(tx: Transaction, conversation: UUID) -> Sequence[Review]:
    """Every review of a conversation, oldest first."""
    chosen = select(Review).where(Review.conversation_id == conversation).order_by(Review.written_at, Review.id)
    return (await tx.execute(chosen)).scalars().all()


async def reviews_of(tx: Transaction, subject: UUID) -> Sequence[Review]:
    """Every review of a teammate, newest first; 2,000 at most."""
    chosen = select(Review).where(Review.subject_id == subject)
    return (await tx.execute(chosen.order_by(Review.written_at.desc(), Review.id).limit(MOST))).scalars().all()


async def reviews_since(tx: Transaction, since: datetime) -> Sequence[Review]:
    """Every review since then, newest first; 2,000 at most."""
    chosen = select(Review).where(Review.written_at >= since)
    return (await tx.execute(chosen.order_by(Review.written_at.desc(), Review.id).limit(MOST))).scalars().all()


async def entries_of(tx: Transaction, conversation: UUID) -> dict[UUID, UUID | None]:
    """What was written in a conversation: the entry, and the teammate who wrote it (None: somebody else)."""
    chosen = select(Entry.id, Entry.author_kind, Entry.author_id).where(
        Entry.conversation_id == conversation, Entry.kind != Kind.STATE.value
    )
    rows = (await tx.execute(chosen.order_by(Entry.position))).all()
    return {row[0]: row[2] if row[1] == Side.TEAMMATE.value else None for row in rows}


async def parts_of(tx: Transaction, teammate: UUID, limit: int) -> Sequence[UUID]:
    """The conversations in which a teammate answered a customer last, newest first."""
    chosen = select(Entry.conversation_id).where(
        Entry.author_id == teammate, Entry.author_kind == Side.TEAMMATE.value, Entry.kind == Kind.MESSAGE.value
    )
    chosen = chosen.group_by(Entry.conversation_id).order_by(func.max(Entry.at).desc()).limit(limit)
    return (await tx.execute(chosen)).scalars().all()


async def candidates(tx: Transaction, since: datetime, of: set[UUID] | None) -> list[Candidate]:
    """Every part since then that nobody reviewed yet; of these teammates, None: of all."""
    reviewed = exists().where(Review.conversation_id == Entry.conversation_id, Review.subject_id == Entry.author_id)
    chosen = (
        select(Entry.conversation_id, Entry.author_id, Conversation.feeling)
        .join(Conversation, Conversation.id == Entry.conversation_id)
        .where(Entry.author_kind == Side.TEAMMATE.value, Entry.kind == Kind.MESSAGE.value, Entry.at >= since)
        .where(Entry.author_id.is_not(None), Conversation.status != Status.SPAM.value, ~reviewed)
        .distinct()
    )
    if of is not None:
        chosen = chosen.where(Entry.author_id.in_(of))
    return [Candidate(row[0], row[1], row[2]) for row in await tx.execute(chosen) if row[1]]


async def give(tx: Transaction, rows: Sequence[Sampled]) -> int:
    """Write what was drawn; a part that was drawn before stays with its reviewer. Returns how many are new."""
    new = 0
    for row in rows:
        values = {name: getattr(row, name) for name in Sampled.__table__.columns.keys()}  # noqa: SIM118 (columns are no dict)
        written = insert(Sampled).values(values).on_conflict_do_nothing(constraint="uq_sampled_part")
        new += (await tx.execute(written.returning(Sampled.id))).first() is not None
    return new


async def to_review(tx: Transaction, reviewer: UUID) -> Sequence[Sampled]:
    """What was drawn for a reviewer and not handed in yet, next due first."""
    done = exists().where(
        and_(
            Review.conversation_id == Sampled.conversation_id,
            Review.subject_id == Sampled.subject_id,
            Review.reviewer_id == Sampled.reviewer_id,
        )
    )
    chosen = select(Sampled).where(Sampled.reviewer_id == reviewer, ~done)
    return (await tx.execute(chosen.order_by(Sampled.due_at, Sampled.id).limit(MOST))).scalars().all()
