"""The only file of this room that writes and asks PostgreSQL."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert

from wayline.collect.model import KEPT_FOR, Reject
from wayline.kit.db import Transaction

if TYPE_CHECKING:
    from wayline.collect.rejecting import Group


async def add(tx: Transaction, groups: "list[Group]", now: datetime) -> None:
    """Add to what is counted already; a day's first sample stays. Forgets what was kept long enough."""
    rows = [
        {
            "day": group.first_at.date(),
            "reason": group.reason.value,
            "source_id": group.source_id,
            "source": group.source,
            "count": group.count,
            "first_at": group.first_at,
            "last_at": group.last_at,
            "sample": group.sample,
        }
        for group in groups
    ]
    new = insert(Reject).values(rows)
    counted = {
        "count": Reject.count + new.excluded.count,
        "source": new.excluded.source,
        "last_at": func.greatest(Reject.last_at, new.excluded.last_at),
        "sample": func.coalesce(Reject.sample, new.excluded.sample),
    }
    key = [Reject.day, Reject.reason, Reject.source_id]
    await tx.execute(new.on_conflict_do_update(index_elements=key, set_=counted))
    await forget(tx, now)


async def forget(tx: Transaction, now: datetime) -> None:
    """Delete what was kept long enough."""
    await tx.execute(delete(Reject).where(Reject.last_at < now - KEPT_FOR))
