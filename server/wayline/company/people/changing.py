"""Change a teammate: name, role, teams, and whether they work here."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.access import store as access
from wayline.company.access.resetting import make_reset_link
from wayline.company.auditing import note
from wayline.company.errors import LastAdministrator
from wayline.company.model import Role, Teammate, is_administrator
from wayline.company.people.ranking import check_may_give
from wayline.company.telling import tell_of_teammate
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.live import Live


class TeammateChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be different; UNSET stays as it is."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    role_id: UUID | msgspec.UnsetType = msgspec.UNSET
    team_ids: Sequence[UUID] | msgspec.UnsetType = msgspec.UNSET
    active: bool | msgspec.UnsetType = msgspec.UNSET


async def change(tx: Transaction, id: UUID, wanted: TeammateChange, by: Caller, at: datetime) -> Teammate:
    """Change a teammate and write down what changed.

    Raises AboveYourself (they, or what they would become, may do more than the caller), LastAdministrator, NotFound.
    """
    await store.hold_setup(tx)
    teammate = await store.hold_teammate(tx, id)
    role = await store.load_role(tx, teammate.role_id)
    check_may_give(by, role)
    changed: dict[str, object] = {}
    if isinstance(wanted.name, str) and wanted.name.strip() != teammate.name:
        changed["name"] = [teammate.name, wanted.name.strip()]
        teammate.name = wanted.name.strip()
    if isinstance(wanted.role_id, UUID) and wanted.role_id != role.id:
        changed["role"] = [role.name, (await _give_role(tx, teammate, role, wanted.role_id, by)).name]
    if not isinstance(wanted.team_ids, msgspec.UnsetType):
        changed |= await _change_teams(tx, teammate, wanted.team_ids)
    if isinstance(wanted.active, bool) and wanted.active != teammate.active:
        changed["active"] = wanted.active
        await _change_place(tx, teammate, by, at, active=wanted.active)
    await tx.flush()
    if changed:
        await note(tx, by, at, "teammate.changed", ("teammate", id), name=teammate.name, changed=changed)
        await tell_of_teammate(tx, teammate, await store.team_ids_of(tx, id), at)
    return teammate


async def reset_link_for(tx: Transaction, id: UUID, by: Caller, at: datetime) -> str:
    """A one-time link to a new password, for a teammate who may do no more than the caller. Returns its token."""
    teammate = await store.hold_teammate(tx, id)
    check_may_give(by, await store.load_role(tx, teammate.role_id))
    token = await make_reset_link(tx, teammate, at, by=by.id)
    await note(tx, by, at, "teammate.reset_link_made", ("teammate", id), name=teammate.name)
    return token


async def drop_second_step(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Turn a teammate's second step off, for the day phone and codes are lost."""
    teammate = await store.hold_teammate(tx, id)
    check_may_give(by, await store.load_role(tx, teammate.role_id))
    teammate.forget_second_step()
    await access.drop_recovery_codes(tx, id)
    await note(tx, by, at, "teammate.second_step_off", ("teammate", id), name=teammate.name)


async def _give_role(tx: Transaction, teammate: Teammate, old: Role, role_id: UUID, by: Caller) -> Role:
    new = await store.load_role(tx, role_id)
    check_may_give(by, new)
    if is_administrator(old) and teammate.active and not await store.other_administrators(tx, teammate.id):
        raise LastAdministrator
    teammate.role_id = new.id
    return new


async def _change_teams(tx: Transaction, teammate: Teammate, team_ids: Sequence[UUID]) -> dict[str, object]:
    before = set(await store.team_ids_of(tx, teammate.id))
    if before == set(team_ids):
        return {}
    for team_id in team_ids:
        await store.load_team(tx, team_id)
    await store.set_teams(tx, teammate.id, team_ids)
    return {"team_ids": sorted(str(team_id) for team_id in team_ids)}


async def _change_place(tx: Transaction, teammate: Teammate, by: Caller, at: datetime, *, active: bool) -> None:
    if active:
        teammate.reactivate()
        return
    role = await store.load_role(tx, teammate.role_id)
    is_last = is_administrator(role) and not await store.other_administrators(tx, teammate.id)
    teammate.deactivate(by.id, at, is_last_administrator=is_last)
    await access.end_sessions(tx, teammate.id)
    await access.drop_reset_links(tx, teammate.id)
    await Live.announce(tx, "presence", {"teammate_id": str(teammate.id), "state": "offline"})
