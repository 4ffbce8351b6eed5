"""The questions asked of schedules."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select

from wayline.company.channels.model import Channel
from wayline.company.model import Company, Team
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


async def held_schedules(tx: Transaction) -> Sequence[Schedule]:
    """All of them, held until the transaction ends."""
    return (await tx.execute(select(Schedule).order_by(Schedule.id).with_for_update())).scalars().all()


async def schedules_for(tx: Transaction, channel: UUID | None, team: UUID | None) -> Sequence[UUID | None]:
    """The schedules of this channel, of this team, and of the company."""
    of_channel = select(Channel.schedule_id).where(Channel.id == channel).scalar_subquery()
    of_team = select(Team.schedule_id).where(Team.id == team).scalar_subquery()
    of_company = select(Company.schedule_id).limit(1).scalar_subquery()
    return (await tx.execute(select(of_channel, of_team, of_company))).one()


async def schedule_names(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, str]:
    """What these are called."""
    rows = await tx.execute(select(Schedule.id, Schedule.name).where(Schedule.id.in_(list(ids))))
    return {row[0]: row[1] for row in rows}


async def versions_of(tx: Transaction, ids: Iterable[UUID]) -> list[ScheduleVersion]:
    """The versions of these schedules, oldest first; of two for one moment the one made last comes last."""
    query = (
        select(ScheduleVersion)
        .where(ScheduleVersion.schedule_id.in_(list(ids)))
        .order_by(ScheduleVersion.from_at, ScheduleVersion.made_at, ScheduleVersion.id)
    )
    return list((await tx.execute(query)).scalars())
