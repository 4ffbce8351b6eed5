"""Teams, roles, and what roles may allow."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from wayline.company.people import reads, roles, teams
from wayline.company.permissions import Permission
from wayline.kit.http import Asker, Now, Tx, needs

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Ids = Annotated[list[UUID], Meta(max_length=1000)]
Names = Annotated[list[Annotated[str, Meta(max_length=80)]], Meta(max_length=200)]


class TeamWish(msgspec.Struct):
    """A new team. Without hours of its own the company's hold."""

    name: Name
    teammate_ids: Ids = []
    schedule_id: UUID | None = None


class TeamPatch(msgspec.Struct):
    """What is to be different about a team."""

    name: Name | None = None
    teammate_ids: Ids | None = None
    schedule_id: UUID | msgspec.UnsetType | None = msgspec.UNSET


class TeamList(msgspec.Struct):
    """The teams at work."""

    items: list[reads.TeamRow]
    next: None = None


class RoleWish(msgspec.Struct):
    """A new role."""

    name: Name
    permissions: Names = []


class RolePatch(msgspec.Struct):
    """What is to be different about a role."""

    name: Name | None = None
    permissions: Names | None = None


class RoleList(msgspec.Struct):
    """Every role."""

    items: list[reads.RoleRow]
    next: None = None


class PermissionList(msgspec.Struct):
    """Every permission."""

    items: list[reads.PermissionRow]
    next: None = None


@get("/api/teams", tags=["company"], **needs(Permission.TEAMMATES_READ))
async def list_teams(tx: Tx) -> TeamList:
    """The teams at work and who is in them."""
    return TeamList(await reads.team_rows(tx))


@post("/api/teams", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def make_team(data: JSONBody[TeamWish], tx: Tx, now: Now, caller: Asker) -> reads.TeamRow:
    """Make a team."""
    team = await teams.make_team(tx, data.name, data.teammate_ids, caller, now)
    if data.schedule_id is not None:
        await teams.give_hours(tx, team.id, data.schedule_id, caller, now)
    return await _team(tx, team.id)


@patch("/api/teams/{id:uuid}", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def change_team(id: FromPath[UUID], data: JSONBody[TeamPatch], tx: Tx, now: Now, caller: Asker) -> reads.TeamRow:
    """Rename a team, choose who is in it, or give it hours of its own."""
    await teams.change_team(tx, id, (data.name, data.teammate_ids), caller, now)
    if not isinstance(data.schedule_id, msgspec.UnsetType):
        await teams.give_hours(tx, id, data.schedule_id, caller, now)
    return await _team(tx, id)


@delete("/api/teams/{id:uuid}", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def close_team(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Close a team; what it did stays under its name."""
    await teams.close_team(tx, id, caller, now)


@get("/api/roles", tags=["company"], **needs(Permission.TEAMMATES_READ))
async def list_roles(tx: Tx) -> RoleList:
    """Every role and what it allows."""
    return RoleList(await reads.role_rows(tx))


@post("/api/roles", tags=["company"], **needs(Permission.ROLES_EDIT))
async def make_role(data: JSONBody[RoleWish], tx: Tx, now: Now, caller: Asker) -> reads.RoleRow:
    """Make a role; it may allow no more than its maker may do."""
    return await _role(tx, (await roles.make_role(tx, data.name, data.permissions, caller, now)).id)


@patch("/api/roles/{id:uuid}", tags=["company"], **needs(Permission.ROLES_EDIT))
async def change_role(id: FromPath[UUID], data: JSONBody[RolePatch], tx: Tx, now: Now, caller: Asker) -> reads.RoleRow:
    """Change a role of the company's own."""
    await roles.change_role(tx, id, (data.name, data.permissions), caller, now)
    return await _role(tx, id)


@delete("/api/roles/{id:uuid}", tags=["company"], **needs(Permission.ROLES_EDIT))
async def drop_role(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Drop a role of the company's own that nobody has."""
    await roles.drop_role(tx, id, caller, now)


@get("/api/permissions", tags=["company"], **needs(Permission.TEAMMATES_READ))
async def list_permissions() -> PermissionList:
    """Every permission there is, in words."""
    return PermissionList(reads.permission_rows())


async def _team(tx: Tx, id: UUID) -> reads.TeamRow:
    return next(row for row in await reads.team_rows(tx) if row.id == id)


async def _role(tx: Tx, id: UUID) -> reads.RoleRow:
    return next(row for row in await reads.role_rows(tx) if row.id == id)


handlers = [
    list_teams,
    make_team,
    change_team,
    close_team,
    list_roles,
    make_role,
    change_role,
    drop_role,
    list_permissions,
]
