"""What a teammate's console needs to know at its start."""

from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.model import Presence, Role, Teammate
from wayline.company.permissions import Permission
from wayline.kit.db import Transaction


class RoleName(msgspec.Struct, frozen=True):
    """A role, by name."""

    id: UUID
    name: str
    built_in: str | None


class MyProfile(msgspec.Struct, frozen=True):
    """The teammate who is signed in."""

    id: UUID
    name: str
    email: str
    role: RoleName
    permissions: list[str]
    time_zone: str | None
    locale: str | None
    presence: Presence
    second_step: bool
    """Whether a code is asked for at sign-in."""


class MyCompany(msgspec.Struct, frozen=True):
    """Where they work. `week_start`: 1 is Monday, 7 Sunday."""

    name: str
    time_zone: str
    currency: str
    locale: str
    compares_teammates: bool
    week_start: int


class Me(msgspec.Struct, frozen=True):
    """Who is signed in, where, and the word that unsafe calls carry as `X-CSRF-Token`."""

    teammate: MyProfile
    csrf: str
    company: MyCompany


async def me(tx: Transaction, teammate: Teammate, csrf: str) -> Me:
    """The console's first question."""
    role = await store.load_role(tx, teammate.role_id)
    company = await store.load_company(tx)
    return Me(
        teammate=_profile(teammate, role),
        csrf=csrf,
        company=MyCompany(
            name=company.name,
            time_zone=company.time_zone,
            currency=company.currency,
            locale=company.locale,
            compares_teammates=company.compares_teammates,
            week_start=company.week_start,
        ),
    )


def _profile(teammate: Teammate, role: Role) -> MyProfile:
    return MyProfile(
        id=teammate.id,
        name=teammate.name,
        email=teammate.email,
        role=RoleName(role.id, role.name, role.built_in),
        permissions=[str(permission) for permission in Permission if permission in role.permissions],
        time_zone=teammate.time_zone,
        locale=teammate.locale,
        presence=msgspec.convert(teammate.presence, Presence),
        second_step=teammate.totp_confirmed_at is not None,
    )
