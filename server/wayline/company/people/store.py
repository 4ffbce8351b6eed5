"""The questions asked of invitations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select

from wayline.company.people.model import Invitation
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


async def invitation_with(tx: Transaction, token_hash: str) -> Invitation | None:
    """The invitation of this link, held until the transaction ends."""
    query = select(Invitation).where(Invitation.token_hash == token_hash).with_for_update()
    return (await tx.execute(query)).scalar_one_or_none()


async def load_open_invitation(tx: Transaction, id: UUID, at: datetime) -> Invitation:
    """One open invitation, held until the transaction ends. Raises NotFound."""
    query = select(Invitation).where(Invitation.id == id).with_for_update()
    found = (await tx.execute(query)).scalar_one_or_none()
    if found is None or not found.is_open(at):
        raise NotFound("There is no such open invitation.", invitation_id=str(id))
    return found


async def open_invitations(tx: Transaction, at: datetime) -> list[Invitation]:
    """The invitations that can be taken up, newest first."""
    query = select(Invitation).where(*_open(at)).order_by(Invitation.invited_at.desc())
    return list((await tx.execute(query)).scalars())


async def open_invitations_to(tx: Transaction, email: str, at: datetime) -> list[Invitation]:
    """Those to one address."""
    return list((await tx.execute(select(Invitation).where(*_open(at), Invitation.email == email))).scalars())


async def open_invitations_of_role(tx: Transaction, role_id: UUID, at: datetime) -> int:
    """How many open invitations would give this role."""
    return (await tx.execute(select(func.count()).where(*_open(at), Invitation.role_id == role_id))).scalar_one()


async def drop_invitations_of_role(tx: Transaction, role_id: UUID) -> None:
    """Forget the invitations to a role that goes; none of them is open."""
    await tx.execute(delete(Invitation).where(Invitation.role_id == role_id))


def _open(at: datetime) -> tuple[ColumnElement[bool], ...]:
    return Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.ends_at >= at
