"""The questions asked of goals."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from wayline.company.goals.model import Goal
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


async def goals(tx: Transaction) -> Sequence[Goal]:
    """All of them: the company's first, then in the order they were made."""
    ordered = select(Goal).order_by(Goal.team_id.is_not(None), Goal.channel_id.is_not(None), Goal.id)
    return (await tx.execute(ordered)).scalars().all()


async def add(tx: Transaction, goal: Goal) -> Goal | None:
    """Write it; None where there is one for the same metric and clock, of the same team and channel."""
    columns = {column.key: getattr(goal, column.key) for column in Goal.__table__.columns}
    written = insert(Goal).values(columns).on_conflict_do_nothing().returning(Goal)
    return (await tx.execute(written)).scalar_one_or_none()


async def load(tx: Transaction, id: UUID) -> Goal:
    """One, held until the transaction ends. Raises NotFound."""
    found = await tx.get(Goal, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("There is no such goal.", goal_id=str(id))
    return found
