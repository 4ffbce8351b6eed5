"""Somebody becomes a teammate."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.auditing import note
from wayline.company.emails import plain_email
from wayline.company.errors import EmailTaken
from wayline.company.model import Teammate
from wayline.company.telling import tell_of_teammate
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


class NewTeammate(msgspec.Struct, frozen=True, kw_only=True):
    """Who joins, in which role and teams. Without a password hash they sign in after a reset link."""

    name: str
    email: str
    role_id: UUID
    team_ids: Sequence[UUID] = ()
    password_hash: str | None = None


async def join(tx: Transaction, new: NewTeammate, by: Caller, at: datetime) -> Teammate:
    """Make them a teammate. Raises EmailTaken, EmailInvalid, NotFound for a role or team that is not there."""
    email = plain_email(new.email)
    if await store.teammate_by_email(tx, email) is not None:
        raise EmailTaken(email=email)
    role = await store.load_role(tx, new.role_id)
    for team_id in new.team_ids:
        await store.load_team(tx, team_id)
    teammate = Teammate(
        name=new.name.strip(),
        email=email,
        role_id=role.id,
        password_hash=new.password_hash,
        password_set_at=at if new.password_hash else None,
        joined_at=at,
    )
    tx.add(teammate)
    await tx.flush()
    await store.set_teams(tx, teammate.id, new.team_ids)
    await note(tx, by, at, "teammate.joined", ("teammate", teammate.id), name=teammate.name, role=role.name)
    await tell_of_teammate(tx, teammate, list(new.team_ids), at)
    return teammate
