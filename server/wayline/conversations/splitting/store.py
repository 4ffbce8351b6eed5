"""Rows that a split moves, and what is left where they were."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update

from wayline.conversations.model import Conversation, Entry, Kind, Side
from wayline.conversations.splitting.model import Split
from wayline.conversations.states import Status
from wayline.conversations.understanding.model import Understanding
from wayline.kit.db import Transaction

THEIRS = (Entry.kind == Kind.MESSAGE.value) & (Entry.author_kind == Side.CUSTOMER.value)


async def split_of(tx: Transaction, conversation: UUID) -> Split | None:
    """The split that made this conversation."""
    return await tx.get(Split, conversation)


async def origins_of(tx: Transaction, conversations: Sequence[UUID]) -> dict[UUID, UUID]:
    """What each of these was split out of, where it was."""
    chosen = select(Split.conversation_id, Split.from_id).where(Split.conversation_id.in_(conversations))
    return {row.conversation_id: row.from_id for row in await tx.execute(chosen)} if conversations else {}


async def messages_from(tx: Transaction, conversation: UUID, position: int) -> list[Entry]:
    """What the customer wrote in it from this position on, in order."""
    chosen = select(Entry).where(Entry.conversation_id == conversation, THEIRS, Entry.position >= position)
    return list((await tx.execute(chosen.order_by(Entry.position))).scalars())


async def words_of(tx: Transaction, conversation: UUID) -> list[Entry]:
    """The messages and notes in it, in order."""
    chosen = select(Entry).where(Entry.conversation_id == conversation, Entry.kind != Kind.STATE.value)
    return list((await tx.execute(chosen.order_by(Entry.position))).scalars())


async def put_at(tx: Transaction, entries: Sequence[Entry], to: UUID, positions: Mapping[UUID, int]) -> None:
    """Have these entries, with what was understood of them, lie there."""
    for entry in entries:
        entry.conversation_id, entry.position = to, positions[entry.id]
        moved = update(Understanding).where(Understanding.entry_id == entry.id)
        await tx.execute(moved.values(conversation_id=to, position=entry.position))
    await tx.flush()


async def last_words(tx: Transaction, conversation: UUID) -> Entry | None:
    """The message said last."""
    chosen = select(Entry).where(Entry.conversation_id == conversation, Entry.kind == Kind.MESSAGE.value)
    return (await tx.execute(chosen.order_by(Entry.position.desc()).limit(1))).scalar_one_or_none()


async def positions_of(tx: Transaction, conversation: UUID) -> tuple[int, int]:
    """How far the customer wrote, and how far anybody did; 0 where nobody did."""
    chosen = select(func.max(Entry.position).filter(THEIRS), func.max(Entry.position)).where(
        Entry.conversation_id == conversation, Entry.kind != Kind.STATE.value
    )
    theirs, all_said = (await tx.execute(chosen)).one()
    return theirs or 0, all_said or 0


async def asked_since(tx: Transaction, conversation: UUID, since: datetime) -> datetime | None:
    """When the customer wrote first by hand since then."""
    chosen = select(func.min(Entry.at)).where(
        Entry.conversation_id == conversation, THEIRS, Entry.automatic.is_(False), Entry.at >= since
    )
    return (await tx.execute(chosen)).scalar_one()


async def merged_in_waits(tx: Transaction, conversation: UUID) -> list[datetime]:
    """Since when those waited that were merged into it while they waited."""
    was = Conversation.merge_was
    chosen = select(was["unanswered_at"].astext).where(
        Conversation.merged_into_id == conversation, was["status"].astext == Status.OPEN.value
    )
    return [datetime.fromisoformat(said) for said in (await tx.execute(chosen)).scalars() if said]


async def is_answered_after(tx: Transaction, conversation: UUID, at: datetime) -> bool:
    """Whether a teammate wrote to the customer in it later than this."""
    chosen = select(Entry.id).where(
        Entry.conversation_id == conversation,
        Entry.kind == Kind.MESSAGE.value,
        Entry.author_kind == Side.TEAMMATE.value,
        Entry.automatic.is_(False),
        Entry.at > at,
    )
    return (await tx.execute(chosen.limit(1))).first() is not None
