"""Keeping views: a name for filters of the list, for oneself, a team of one's own, or everyone. No touchpoint tells."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.company import teams_of
from wayline.conversations.conditions.model import check
from wayline.conversations.errors import NobodyThere, ViewOrderInvalid, ViewsFull
from wayline.conversations.views import store
from wayline.conversations.views.model import SavedView
from wayline.conversations.views.shapes import MOST, Audience, Filters, NewView, ViewChange
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid


async def keep_view(tx: Transaction, owner: UUID, wanted: NewView, at: datetime) -> SavedView:
    """A new one, after the others.

    Raises ViewNameTaken, ViewsFull, ConditionUnreadable, NobodyThere for a team they are not in, Invalid for a name of
    blanks.
    """
    there = await store.views_of(tx, owner)
    if len(there) >= MOST:
        raise ViewsFull(most=MOST)
    view = SavedView(
        teammate_id=owner,
        name=_named(wanted.name),
        filters=_kept(wanted.filters),
        place=max((each.place for each in there), default=-1) + 1,
        made_at=at,
    )
    await _share(tx, view, wanted.audience, wanted.team_id)
    await store.save(tx, view)
    return view


async def change_view(tx: Transaction, owner: UUID, id: UUID, change: ViewChange) -> SavedView:
    """Another name, other filters, or another audience. Raises NoSuchView, and as `keep_view`."""
    view = await store.load(tx, owner, id)
    if change.name is not None:
        view.name = _named(change.name)
    if change.filters is not None:
        view.filters = _kept(change.filters)
    if change.audience is not None:
        await _share(tx, view, change.audience, change.team_id)
    await store.save(tx, view)
    return view


async def remove_view(tx: Transaction, owner: UUID, id: UUID) -> None:
    """Keep it no more. Raises NoSuchView."""
    await tx.delete(await store.load(tx, owner, id))


async def order_views(tx: Transaction, owner: UUID, ids: Sequence[UUID]) -> Sequence[SavedView]:
    """They stand in this order from now on. Raises ViewOrderInvalid where these are not all of them, each once."""
    there = {view.id: view for view in await store.views_of(tx, owner)}
    if len(ids) != len(there) or set(ids) != set(there):
        raise ViewOrderInvalid
    for place, id in enumerate(ids):
        there[id].place = place
    await tx.flush()
    return [there[id] for id in ids]


async def views_for(tx: Transaction, teammate: UUID) -> list[SavedView]:
    """One's own in their order, then what others share."""
    shared = await store.shared_with(tx, teammate, await teams_of(tx, teammate))
    return [*await store.views_of(tx, teammate), *shared]


async def _share(tx: Transaction, view: SavedView, audience: Audience, team: UUID | None) -> None:
    if (audience == "team") != (team is not None):
        raise Invalid("A view for a team names the team, and no other view does.")
    if team is not None and team not in await teams_of(tx, view.teammate_id):
        raise NobodyThere("You share views with teams that you are in.", team_id=str(team))
    view.audience, view.team_id = audience, team


def _named(name: str) -> str:
    told = " ".join(name.split())
    if not told:
        raise Invalid("A view needs a name.", name=name)
    return told


def _kept(filters: Filters) -> dict[str, Any]:
    if filters.conditions is not None:
        check(filters.conditions)
    return {name: value for name, value in msgspec.to_builtins(filters).items() if value is not None}
