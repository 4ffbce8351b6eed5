"""The questions asked of views."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError

from wayline.conversations.errors import NoSuchView, ViewNameTaken
from wayline.conversations.views.model import SavedView
from wayline.kit.db import Transaction


async def views_of(tx: Transaction, owner: UUID) -> Sequence[SavedView]:
    """All of somebody's, in their order."""
    wanted = select(SavedView).where(SavedView.teammate_id == owner).order_by(SavedView.place, SavedView.id)
    return (await tx.execute(wanted)).scalars().all()


async def shared_with(tx: Transaction, teammate: UUID, teams: Collection[UUID]) -> Sequence[SavedView]:
    """What others share with somebody of these teams, by name."""
    told = or_(
        SavedView.audience == "everyone",
        and_(SavedView.audience == "team", SavedView.team_id.in_(list(teams))),
    )
    wanted = select(SavedView).where(told, SavedView.teammate_id != teammate)
    return (await tx.execute(wanted.order_by(func.lower(SavedView.name), SavedView.id))).scalars().all()


async def load(tx: Transaction, owner: UUID, id: UUID) -> SavedView:
    """One of somebody's own, held until the transaction ends. Raises NoSuchView, for another's too."""
    found = await tx.get(SavedView, id, with_for_update=True, populate_existing=True)
    if found is None or found.teammate_id != owner:
        raise NoSuchView(id=str(id))
    return found


async def save(tx: Transaction, view: SavedView) -> None:
    """Write it. Raises ViewNameTaken."""
    name = view.name  # nothing can be read of it once it was refused
    try:
        async with tx.begin_nested():
            tx.add(view)
            await tx.flush()
    except IntegrityError as error:
        raise ViewNameTaken(name=name) from error
