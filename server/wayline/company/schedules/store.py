"""The questions asked of schedules."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from wayline.company.schedules.model import Schedule, ScheduleVersion
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


async def load_schedule(tx: Transaction, id: UUID) -> Schedule:
    """One schedule, held until the transaction ends. Raises NotFound."""
    found = (await tx.execute(select(Schedule).where(Schedule.id == id).with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFound("There are no such opening hours.", schedule_id=str(id))
    return found


async def schedules(tx: Transaction) -> list[Schedule]:
    """All of them, by name."""
    return list((await tx.execute(select(Schedule).order_by(func.lower(Schedule.name), Schedule.id))).scalars())


async def versions_of(tx: Transaction, ids: Iterable[UUID]) -> list[ScheduleVersion]:
    """The versions of these schedules, oldest first; of two for one moment the one made last comes last."""
    query = (
        select(ScheduleVersion)
        .where(ScheduleVersion.schedule_id.in_(list(ids)))
        .order_by(ScheduleVersion.from_at, ScheduleVersion.made_at, ScheduleVersion.id)
    )
    return list((await tx.execute(query)).scalars())
