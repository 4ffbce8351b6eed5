"""Teams: make, rename, fill, close."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.company import store
from wayline.company.auditing import note
from wayline.company.errors import NameTaken
from wayline.company.model import Team
from wayline.company.schedules.choosing import tell_hours_changed
from wayline.company.schedules.store import load_schedule
from wayline.company.telling import tell_of_team, tell_of_teammate
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def make_team(tx: Transaction, name: str, teammate_ids: Sequence[UUID], by: Caller, at: datetime) -> Team:
    """A new team. Raises NameTaken, NotFound for a teammate that is not there."""
    await _check_name(tx, name, None)
    team = Team(name=name.strip(), made_at=at)
    tx.add(team)
    await tx.flush()
    await _fill(tx, team, teammate_ids, at)
    await note(tx, by, at, "team.made", ("team", team.id), name=team.name)
    await tell_of_team(tx, team, at)
    return team


async def change_team(
    tx: Transaction, id: UUID, wanted: tuple[str | None, Sequence[UUID] | None], by: Caller, at: datetime
) -> Team:
    """Another (name, members) for a team; None stays as it is. Raises NameTaken, NotFound."""
    name, teammate_ids = wanted
    team = await store.load_team(tx, id)
    if name is not None:
        await _check_name(tx, name, id)
        team.name = name.strip()
    if teammate_ids is not None:
        await _fill(tx, team, teammate_ids, at)
    await tx.flush()
    members = None if teammate_ids is None else len(set(teammate_ids))
    await note(tx, by, at, "team.changed", ("team", id), name=team.name, members=members)
    await tell_of_team(tx, team, at)
    return team


async def give_hours(tx: Transaction, id: UUID, schedule_id: UUID | None, by: Caller, at: datetime) -> None:
    """It works by this schedule from now on; None: by the company's. Raises NotFound for a team or schedule."""
    team = await store.load_team(tx, id)
    if team.schedule_id == schedule_id:
        return
    if schedule_id is not None:
        await load_schedule(tx, schedule_id)
    team.schedule_id = schedule_id
    await tx.flush()
    await note(tx, by, at, "team.changed", ("team", id), name=team.name, schedule_id=str(schedule_id or ""))
    await tell_of_team(tx, team, at)
    await tell_hours_changed(tx)


async def close_team(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Close a team; what it did stays under its name. Raises NotFound."""
    team = await store.load_team(tx, id)
    await _fill(tx, team, [], at)
    team.closed_at, team.closed_by = at, by.id
    await tx.flush()
    await note(tx, by, at, "team.closed", ("team", id), name=team.name)
    await tell_of_team(tx, team, at)


async def _check_name(tx: Transaction, name: str, but: UUID | None) -> None:
    taken = await store.team_by_name(tx, name.strip())
    if taken is not None and taken.id != but:
        raise NameTaken(name=name.strip())


async def _fill(tx: Transaction, team: Team, teammate_ids: Sequence[UUID], at: datetime) -> None:
    before = {member.teammate_id for member in await store.members(tx) if member.team_id == team.id}
    changed = before ^ set(teammate_ids)
    teammates = {id: await store.load_teammate(tx, id) for id in sorted({*teammate_ids, *changed})}
    await store.set_members(tx, team.id, teammate_ids)
    for id in sorted(changed):
        await tell_of_teammate(tx, teammates[id], await store.team_ids_of(tx, id), at)
