"""What the console shows of teammates, teams, roles and invitations."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.model import Presence, Role, Teammate
from wayline.company.people import store as people
from wayline.company.people.model import Invitation
from wayline.company.permissions import SENTENCES, Permission
from wayline.company.presence import presences
from wayline.kit.db import Transaction


class Named(msgspec.Struct, frozen=True):
    """Something by its name."""

    id: UUID
    name: str


class TeammateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A teammate in the list."""

    id: UUID
    name: str
    email: str
    role: Named
    teams: list[Named]
    presence: Presence
    active: bool
    joined_at: datetime
    second_step: bool
    has_password: bool


class TeamRow(msgspec.Struct, frozen=True):
    """A team, who is in it, and its opening hours where it has some of its own."""

    id: UUID
    name: str
    teammates: list[Named]
    schedule_id: UUID | None = None


class RoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A role, what it allows, and how many teammates have it."""

    id: UUID
    name: str
    permissions: list[str]
    built_in: bool
    teammates: int


class InvitationRow(msgspec.Struct, frozen=True, kw_only=True):
    """An open invitation."""

    id: UUID
    email: str
    name: str
    role: Named
    team_ids: list[UUID]
    invited_by: Named | None
    invited_at: datetime
    ends_at: datetime


class PermissionRow(msgspec.Struct, frozen=True):
    """One thing a role or key may allow."""

    name: str
    sentence: str


async def teammate_rows(tx: Transaction, now: datetime) -> list[TeammateRow]:
    """Everyone, by name."""
    shown = await presences(tx, now)
    roles = {role.id: role for role in await store.roles(tx)}
    teams = {team.id: Named(team.id, team.name) for team in await store.teams(tx)}
    places: dict[UUID, list[Named]] = {}
    for member in await store.members(tx):
        places.setdefault(member.teammate_id, []).append(teams[member.team_id])
    return [
        _teammate_row(
            each,
            roles[each.role_id],
            sorted(places.get(each.id, []), key=lambda team: team.name.lower()),
            shown[each.id],
        )
        for each in await store.teammates(tx)
    ]


async def teammate_row(tx: Transaction, id: UUID, now: datetime) -> TeammateRow:
    """One of them."""
    teammate = await store.load_teammate(tx, id)
    places = set(await store.team_ids_of(tx, id))
    teams = [Named(team.id, team.name) for team in await store.teams(tx) if team.id in places]
    shown = (await presences(tx, now))[id]
    return _teammate_row(teammate, await store.load_role(tx, teammate.role_id), teams, shown)


async def team_rows(tx: Transaction) -> list[TeamRow]:
    """The teams at work, each with its active teammates."""
    names = {each.id: Named(each.id, each.name) for each in await store.teammates(tx) if each.active}
    members: dict[UUID, list[Named]] = {}
    for member in await store.members(tx):
        if member.teammate_id in names:
            members.setdefault(member.team_id, []).append(names[member.teammate_id])
    in_order = {id: sorted(each, key=lambda one: one.name.lower()) for id, each in members.items()}
    return [TeamRow(team.id, team.name, in_order.get(team.id, []), team.schedule_id) for team in await store.teams(tx)]


async def role_rows(tx: Transaction) -> list[RoleRow]:
    """Every role."""
    counts: dict[UUID, int] = {}
    for teammate in await store.teammates(tx):
        if teammate.active:
            counts[teammate.role_id] = counts.get(teammate.role_id, 0) + 1
    return [
        RoleRow(
            id=role.id,
            name=role.name,
            permissions=[str(permission) for permission in Permission if permission in role.permissions],
            built_in=role.built_in is not None,
            teammates=counts.get(role.id, 0),
        )
        for role in await store.roles(tx)
    ]


async def invitation_rows(tx: Transaction, at: datetime) -> list[InvitationRow]:
    """The open invitations, newest first."""
    return [await invitation_row(tx, each) for each in await people.open_invitations(tx, at)]


async def invitation_row(tx: Transaction, invitation: Invitation) -> InvitationRow:
    """One invitation."""
    role = await store.load_role(tx, invitation.role_id)
    by = await store.load_teammate(tx, invitation.invited_by) if invitation.invited_by else None
    return InvitationRow(
        id=invitation.id,
        email=invitation.email,
        name=invitation.name,
        role=Named(role.id, role.name),
        team_ids=[UUID(id) for id in invitation.team_ids],
        invited_by=Named(by.id, by.name) if by else None,
        invited_at=invitation.invited_at,
        ends_at=invitation.ends_at,
    )


def permission_rows() -> list[PermissionRow]:
    """Every permission there is, in words."""
    return [PermissionRow(str(permission), SENTENCES[permission]) for permission in Permission]


def _teammate_row(teammate: Teammate, role: Role, teams: list[Named], presence: Presence) -> TeammateRow:
    return TeammateRow(
        id=teammate.id,
        name=teammate.name,
        email=teammate.email,
        role=Named(role.id, role.name),
        teams=teams,
        presence=presence,
        active=teammate.active,
        joined_at=teammate.joined_at,
        second_step=teammate.totp_confirmed_at is not None,
        has_password=teammate.password_hash is not None,
    )
