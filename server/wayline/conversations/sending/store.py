"""The questions asked of sendings."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from wayline.conversations.model import Conversation, Entry, Kind
from wayline.conversations.sending.errors import NoSuchSending
from wayline.conversations.sending.model import Sending, TakeBack, TakeBackShape
from wayline.kit.db import Transaction

# What a teammate has to have seen before they answer: what was said, and by whom it was settled or given away.
MOVES = ("resolved", "closed", "assigned", "unassigned", "merged", "transferred", "escalated", "spam")


async def of_conversation(tx: Transaction, conversation: UUID) -> Sequence[Sending]:
    """What waits in a conversation, what goes out first coming first."""
    chosen = select(Sending).where(Sending.conversation_id == conversation)
    return (await tx.execute(chosen.order_by(Sending.send_at, Sending.id))).scalars().all()


async def of_client(tx: Transaction, conversation: UUID, client_id: str) -> Sending | None:
    """What its sender knows by this id of theirs."""
    chosen = select(Sending).where(Sending.conversation_id == conversation, Sending.client_id == client_id)
    return (await tx.execute(chosen)).scalar_one_or_none()


async def where(tx: Transaction, id: UUID) -> UUID:
    """The conversation a sending waits in. Raises NoSuchSending."""
    found = await tx.scalar(select(Sending.conversation_id).where(Sending.id == id))
    if found is None:
        raise NoSuchSending(id=str(id))
    return found


async def find(tx: Transaction, id: UUID) -> Sending | None:
    """One of a conversation that is locked, as it stands now; None where it went out or was taken back."""
    chosen = select(Sending).where(Sending.id == id).with_for_update()
    return (await tx.execute(chosen, execution_options={"populate_existing": True})).scalar_one_or_none()


async def due(tx: Transaction, now: datetime) -> tuple[UUID, UUID] | None:
    """The sending that should have gone out first, if any, and its conversation. What is held or failed is not due."""
    chosen = _going().add_columns(Conversation.id).where(Sending.send_at <= now)
    found = (await tx.execute(chosen.order_by(Sending.send_at, Sending.id).limit(1))).one_or_none()
    return None if found is None else (found[0], found[1])


async def next_due(tx: Transaction) -> datetime | None:
    """When the next one goes out."""
    return await tx.scalar(_going().with_only_columns(func.min(Sending.send_at)))


async def moved(tx: Transaction, conversation: UUID, seen: int) -> list[tuple[int, UUID | None]]:
    """(position, author) of what came after a position and matters to who answers, oldest first."""
    chosen = select(Entry.position, Entry.author_id).where(
        Entry.conversation_id == conversation,
        Entry.position > seen,
        or_(Entry.kind != Kind.STATE.value, Entry.state["name"].astext.in_(MOVES)),
    )
    return [(row.position, row.author_id) for row in await tx.execute(chosen.order_by(Entry.position))]


async def take_back(tx: Transaction, teammate: UUID) -> TakeBackShape:
    """How long this teammate may take back what they sent."""
    row = await tx.get(TakeBack, teammate)
    if row is None:
        return TakeBackShape()
    return TakeBackShape(row.mail_seconds, row.chat_seconds)  # type: ignore[arg-type]  # the column holds what was checked


async def put_take_back(tx: Transaction, teammate: UUID, wanted: TakeBackShape, at: datetime) -> None:
    """Keep how long this teammate may take back what they sent."""
    values = {"mail_seconds": wanted.mail_seconds, "chat_seconds": wanted.chat_seconds, "changed_at": at}
    put = insert(TakeBack).values(teammate_id=teammate, **values)
    await tx.execute(put.on_conflict_do_update(index_elements=["teammate_id"], set_=values))


def _going() -> Select[UUID]:
    free = or_(Sending.despite_reply, Conversation.received_position <= Sending.seen)
    joined = select(Sending.id).join(Conversation, Conversation.id == Sending.conversation_id)
    return joined.where(free, Sending.problem.is_(None))
