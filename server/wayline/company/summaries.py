"""What other rooms need of us: names by id."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.channels.store import channels
from wayline.company.permissions import Permission
from wayline.kit.db import Transaction


class TeammateSummary(msgspec.Struct, frozen=True):
    """Who a teammate is."""

    id: UUID
    name: str
    active: bool


class TeamSummary(msgspec.Struct, frozen=True):
    """Which team it is."""

    id: UUID
    name: str


class Called(msgspec.Struct, frozen=True):
    """The ids of whom and what of us has a name so beginning."""

    teammates: list[UUID]
    teams: list[UUID]
    channels: list[UUID]


async def called(tx: Transaction, words: str) -> Called:
    """Who and what of us is called so: every word begins a word of the name, or of an address."""
    asked = words.lower().split()

    def so(*names: str | None) -> bool:
        known = [part for name in names if name for part in name.lower().replace("@", " ").split()]
        return bool(asked) and all(any(part.startswith(word) for part in (*known, *names) if part) for word in asked)

    return Called(
        [each.id for each in await store.teammates(tx) if so(each.name, each.email)],
        [each.id for each in await store.teams(tx) if so(each.name)],
        [each.id for each in await channels(tx) if so(each.name)],
    )


async def teammates_by_id(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, TeammateSummary]:
    """The teammates with these ids, of now or before; an unknown id is left out."""
    found = await store.teammates_with(tx, set(ids))
    return {each.id: TeammateSummary(each.id, each.name, each.active) for each in found}


async def those_who_may(tx: Transaction, permission: Permission) -> list[TeammateSummary]:
    """Who works here and may do this, by name."""
    may = {role.id for role in await store.roles(tx) if permission in role.permissions}
    found = [each for each in await store.teammates(tx) if each.active and each.role_id in may]
    return [TeammateSummary(each.id, each.name, each.active) for each in sorted(found, key=lambda each: each.name)]


async def address_of(tx: Transaction, id: UUID) -> str | None:
    """Where mail reaches this teammate; None for who does not work here any more."""
    return next((each.email for each in await store.teammates_with(tx, {id}) if each.active), None)


async def zones_of(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, str]:
    """By whose clock these teammates live: their own time zone, or the company's."""
    company = await store.load_company(tx)
    return {each.id: each.time_zone or company.time_zone for each in await store.teammates_with(tx, set(ids))}


async def teams_by_id(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, TeamSummary]:
    """The teams with these ids, closed ones too; an unknown id is left out."""
    return {each.id: TeamSummary(each.id, each.name) for each in await store.teams_with(tx, set(ids))}


async def team_members(tx: Transaction, team: UUID) -> set[UUID]:
    """Who is in a team."""
    return {member.teammate_id for member in await store.members(tx) if member.team_id == team}


async def teams_of(tx: Transaction, teammate: UUID) -> set[UUID]:
    """The teams at work that somebody is in."""
    return {member.team_id for member in await store.members(tx) if member.teammate_id == teammate}
