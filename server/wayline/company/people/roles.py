"""Roles of the company's own: make, change, drop."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.company import store
from wayline.company.auditing import note
from wayline.company.errors import NameTaken, PermissionUnknown, RoleBuiltIn, RoleInUse
from wayline.company.model import Role
from wayline.company.people import store as people
from wayline.company.people.ranking import check_within
from wayline.company.permissions import Permission
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def make_role(tx: Transaction, name: str, permissions: Sequence[str], by: Caller, at: datetime) -> Role:
    """A new role. Raises NameTaken, PermissionUnknown, AboveYourself."""
    await _check_name(tx, name, None)
    role = Role(name=name.strip(), own_permissions=_checked(by, permissions), made_at=at)
    tx.add(role)
    await tx.flush()
    await note(tx, by, at, "role.made", ("role", role.id), name=role.name, permissions=role.own_permissions)
    return role


async def change_role(
    tx: Transaction, id: UUID, wanted: tuple[str | None, Sequence[str] | None], by: Caller, at: datetime
) -> Role:
    """Another (name, permissions) for a role of our own; None stays.

    Raises RoleBuiltIn, NameTaken, PermissionUnknown, AboveYourself (for what it allows now as for what it would).
    """
    name, permissions = wanted
    role = await _own(tx, id)
    check_within(by, role.permissions)
    if name is not None:
        await _check_name(tx, name, id)
        role.name = name.strip()
    if permissions is not None:
        role.own_permissions = _checked(by, permissions)
    await tx.flush()
    await note(tx, by, at, "role.changed", ("role", id), name=role.name, permissions=role.own_permissions)
    return role


async def drop_role(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Drop a role that nobody has. Raises RoleBuiltIn, RoleInUse, AboveYourself."""
    role = await _own(tx, id)
    check_within(by, role.permissions)
    if await store.teammates_of_role(tx, id) or await people.open_invitations_of_role(tx, id, at):
        raise RoleInUse
    await people.drop_invitations_of_role(tx, id)
    await tx.delete(role)
    await tx.flush()
    await note(tx, by, at, "role.dropped", ("role", id), name=role.name)


async def _own(tx: Transaction, id: UUID) -> Role:
    await store.hold_setup(tx)
    role = await store.load_role(tx, id)
    if role.built_in is not None:
        raise RoleBuiltIn
    return role


async def _check_name(tx: Transaction, name: str, but: UUID | None) -> None:
    taken = await store.role_by_name(tx, name.strip())
    if taken is not None and taken.id != but:
        raise NameTaken(name=name.strip())


def _checked(by: Caller, permissions: Sequence[str]) -> list[str]:
    known = {str(permission) for permission in Permission}
    unknown = sorted(set(permissions) - known)
    if unknown:
        raise PermissionUnknown(f"There is no permission {unknown[0]!r}.", unknown=unknown)
    check_within(by, permissions)
    return [str(permission) for permission in Permission if permission in permissions]
