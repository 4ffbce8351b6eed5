"""The questions asked of coaching notes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from wayline.kit.db import Transaction
from wayline.quality.coaching.model import CoachingNote
from wayline.quality.errors import NoSuchNote

MOST = 500


async def load(tx: Transaction, id: UUID) -> CoachingNote:
    """One, held until the transaction ends. Raises NoSuchNote."""
    found = await tx.get(CoachingNote, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchNote(id=str(id))
    return found


async def remove(tx: Transaction, row: CoachingNote) -> None:
    """It was never said."""
    await tx.delete(row)


async def said_to(tx: Transaction, teammate: UUID) -> Sequence[CoachingNote]:
    """What was said to a teammate, newest first; 500 at most."""
    chosen = select(CoachingNote).where(CoachingNote.teammate_id == teammate)
    return (await tx.execute(chosen.order_by(CoachingNote.written_at.desc()).limit(MOST))).scalars().all()


async def said_since(tx: Transaction, since: datetime) -> Sequence[CoachingNote]:
    """What was said since then, newest first; 500 at most."""
    chosen = select(CoachingNote).where(CoachingNote.written_at >= since)
    return (await tx.execute(chosen.order_by(CoachingNote.written_at.desc()).limit(MOST))).scalars().all()
