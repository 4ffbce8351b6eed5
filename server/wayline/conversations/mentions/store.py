"""The questions asked of mentions."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from wayline.conversations.marks.model import ReadMark
from wayline.conversations.mentions.model import Mention, MentionTold
from wayline.conversations.model import Conversation, Entry
from wayline.kit.db import Transaction


async def mentions_in(tx: Transaction, entries: Collection[UUID]) -> dict[UUID, list[Mention]]:
    """Whom each of these notes mentions; the longest words first, so that none is found within another's."""
    found: dict[UUID, list[Mention]] = {}
    wanted = select(Mention).where(Mention.entry_id.in_(entries)).order_by(func.length(Mention.words).desc())
    for each in (await tx.execute(wanted)).scalars() if entries else ():
        found.setdefault(each.entry_id, []).append(each)
    return found


async def told(tx: Transaction, teammate: UUID, most: int) -> Sequence[tuple[MentionTold, Entry, bool]]:
    """The latest notes that mention a teammate, newest first, and whether each is still to be read."""
    fresh = _is_new().label("is_new")
    wanted = select(MentionTold, Entry, fresh).join(Entry, Entry.id == MentionTold.entry_id)
    wanted = wanted.outerjoin(ReadMark, _read_by(teammate)).where(MentionTold.teammate_id == teammate)
    rows = await tx.execute(wanted.order_by(MentionTold.at.desc(), MentionTold.entry_id).limit(most))
    return [(row[0], row[1], row[2]) for row in rows]


async def count_new(tx: Transaction, teammate: UUID) -> int:
    """How many notes mention a teammate that they have not read."""
    wanted = select(func.count()).select_from(MentionTold).outerjoin(ReadMark, _read_by(teammate))
    return (await tx.execute(wanted.where(MentionTold.teammate_id == teammate, _is_new()))).scalar_one()


async def is_told(tx: Transaction, teammate: UUID, conversation: UUID) -> bool:
    """Whether a note in this conversation mentions a teammate."""
    wanted = select(MentionTold.entry_id)
    wanted = wanted.where(MentionTold.conversation_id == conversation, MentionTold.teammate_id == teammate)
    return (await tx.execute(wanted.limit(1))).scalar_one_or_none() is not None


def mentions(teammates: Collection[UUID] | None) -> ColumnElement[bool]:
    """Whether a note in a conversation mentions one of these (None: anybody)."""
    named = select(MentionTold.conversation_id)
    if teammates is not None:
        named = named.where(MentionTold.teammate_id.in_(teammates))
    return Conversation.id.in_(named)


def _read_by(teammate: UUID) -> ColumnElement[bool]:
    return and_(ReadMark.conversation_id == MentionTold.conversation_id, ReadMark.teammate_id == teammate)


def _is_new() -> ColumnElement[bool]:
    return or_(ReadMark.position.is_(None), ReadMark.position < MentionTold.position)
