"""The questions asked of stretches of attention."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from wayline.conversations.focusing.model import GAP, Focus
from wayline.conversations.model import Conversation
from wayline.kit.db import Transaction

AT_ONCE = 200


async def these(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, Conversation]:
    """Those of these that are there."""
    rows = (await tx.execute(select(Conversation).where(Conversation.id.in_(set(ids))))).scalars()
    return {row.id: row for row in rows}


async def lengthen(tx: Transaction, new: Focus) -> Focus | None:
    """Make these moments part of the stretch that goes on, or begin one. None: done; else another, held, goes on."""
    values = {
        "conversation_id": new.conversation_id,
        "teammate_id": new.teammate_id,
        "began_at": new.began_at,
        "ended_at": new.ended_at,
    }
    put = insert(Focus).values(values)
    said = put.excluded
    put = put.on_conflict_do_update(
        index_elements=["conversation_id", "teammate_id"],
        set_={
            "began_at": func.least(Focus.began_at, said.began_at),
            "ended_at": func.greatest(Focus.ended_at, said.ended_at),
        },
        where=(said.began_at <= Focus.ended_at + GAP) & (said.ended_at >= Focus.began_at - GAP),
    )
    if (await tx.execute(put.returning(Focus.teammate_id))).first():
        return None
    # What was in conflict is locked, lengthened or not: nobody has ended it meanwhile.
    return await tx.get(Focus, (new.conversation_id, new.teammate_id), populate_existing=True)


async def over(tx: Transaction, until: datetime) -> Sequence[tuple[Focus, Conversation]]:
    """Some of the stretches that ended before, held; what somebody lengthens just now is not among them."""
    chosen = select(Focus, Conversation).join(Conversation, Conversation.id == Focus.conversation_id)
    chosen = chosen.where(Focus.ended_at < until).order_by(Focus.ended_at, Focus.conversation_id).limit(AT_ONCE)
    return [(row[0], row[1]) for row in await tx.execute(chosen.with_for_update(of=Focus, skip_locked=True))]


async def forget(tx: Transaction, row: Focus) -> None:
    """It is on the line now."""
    await tx.delete(row)
