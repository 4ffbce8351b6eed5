"""The questions asked of calendars."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select

from wayline.company.schedules.calendars.model import Calendar
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


async def calendars(tx: Transaction) -> Sequence[Calendar]:
    """All of them, by name."""
    return (await tx.execute(select(Calendar).order_by(func.lower(Calendar.name), Calendar.id))).scalars().all()


async def known(tx: Transaction, ids: Iterable[UUID], *, held: bool = False) -> Sequence[Calendar]:
    """Those of these that there are, oldest first; held until the transaction ends where that is asked for."""
    wanted = select(Calendar).where(Calendar.id.in_(list(ids))).order_by(Calendar.id)
    return (await tx.execute(wanted.with_for_update() if held else wanted)).scalars().all()


async def load(tx: Transaction, id: UUID) -> Calendar:
    """One, held until the transaction ends. Raises NotFound."""
    found = await tx.get(Calendar, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("There is no such calendar.", calendar_id=str(id))
    return found
