"""The questions asked of weekly plans."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from wayline.kit.db import Transaction
from wayline.quality.errors import NoSuchPlan
from wayline.quality.planning.model import SamplePlan


async def plans(tx: Transaction) -> Sequence[SamplePlan]:
    """All of them, next first."""
    return (await tx.execute(select(SamplePlan).order_by(SamplePlan.next_at, SamplePlan.id))).scalars().all()


async def load(tx: Transaction, id: UUID) -> SamplePlan:
    """One, held until the transaction ends. Raises NoSuchPlan."""
    found = await tx.get(SamplePlan, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchPlan(id=str(id))
    return found


async def due(tx: Transaction, now: datetime) -> Sequence[UUID]:
    """Which are to draw now."""
    chosen = select(SamplePlan.id).where(SamplePlan.paused_at.is_(None), SamplePlan.next_at <= now)
    return (await tx.execute(chosen.order_by(SamplePlan.next_at))).scalars().all()


async def hold_due(tx: Transaction, id: UUID, now: datetime) -> SamplePlan | None:
    """This one, held, if it is still to draw and nobody is at it."""
    chosen = select(SamplePlan).where(SamplePlan.id == id, SamplePlan.paused_at.is_(None), SamplePlan.next_at <= now)
    return (await tx.execute(chosen.with_for_update(skip_locked=True))).scalar_one_or_none()


async def remove(tx: Transaction, row: SamplePlan) -> None:
    """It draws no more."""
    await tx.delete(row)
