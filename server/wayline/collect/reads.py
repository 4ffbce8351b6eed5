"""What was sent to us and could not be taken, for the console."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, select

from wayline.collect.model import KEPT_FOR, Reject
from wayline.kit.db import Transaction


class RejectRow(msgspec.Struct, frozen=True):
    """Items of one source that were dropped for one reason within seven days; `sample` shows kinds, not values."""

    reason: str
    source: str
    count: int
    first_at: datetime
    last_at: datetime
    sample: dict[str, Any] | None


async def rejects(tx: Transaction, now: datetime) -> list[RejectRow]:
    """One row a reason and source, the newest first."""
    kept = Reject.last_at >= now - KEPT_FOR
    groups = (Reject.reason, Reject.source_id)
    days = (
        select(
            *groups,
            func.sum(Reject.count).over(partition_by=groups).label("items"),
            func.min(Reject.first_at).over(partition_by=groups).label("first_at"),
            Reject.last_at,
            Reject.source,
            Reject.sample,
            func.row_number().over(partition_by=groups, order_by=Reject.last_at.desc()).label("place"),
        )
        .where(kept)
        .subquery()
    )
    newest = select(days).where(days.c.place == 1).order_by(days.c.last_at.desc(), days.c.reason)
    return [
        RejectRow(row.reason, row.source, int(row.items), row.first_at, row.last_at, row.sample)
        for row in (await tx.execute(newest)).all()
    ]
