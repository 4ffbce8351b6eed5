"""Ask somebody to become a teammate, and what they answer."""

from datetime import datetime, timedelta
from uuid import UUID

from wayline.company import store
from wayline.company.access.signing_in import Visit, welcome
from wayline.company.auditing import acting, note
from wayline.company.emails import plain_email
from wayline.company.errors import EmailTaken, LinkUnusable
from wayline.company.model import Teammate
from wayline.company.passwords import hash_password, judge_password
from wayline.company.people import store as people
from wayline.company.people.joining import NewTeammate, join
from wayline.company.people.model import Invitation
from wayline.company.people.ranking import check_may_give
from wayline.company.tokens import new_token, token_hash
from wayline.kit.db import Transaction
from wayline.kit.http import Caller

LIFE = timedelta(days=7)


async def invite(tx: Transaction, new: NewTeammate, by: Caller, at: datetime) -> tuple[Invitation, str]:
    """Invite somebody; returns the invitation and the token of its link. An older open one to the address ends.

    Raises EmailTaken, EmailInvalid, AboveYourself, NotFound for a role or team that is not there.
    """
    email = plain_email(new.email)
    if await store.teammate_by_email(tx, email) is not None:
        raise EmailTaken(email=email)
    role = await store.load_role(tx, new.role_id)
    check_may_give(by, role)
    for team_id in new.team_ids:
        await store.load_team(tx, team_id)
    for older in await people.open_invitations_to(tx, email, at):
        older.withdraw(by.id, at)
    token = new_token()
    invitation = Invitation(
        email=email,
        name=new.name.strip(),
        role_id=role.id,
        team_ids=[str(team_id) for team_id in new.team_ids],
        token_hash=token_hash(token),
        invited_by=by.id if by.kind == "teammate" else None,
        invited_at=at,
        ends_at=at + LIFE,
    )
    tx.add(invitation)
    await tx.flush()
    await note(tx, by, at, "invitation.sent", ("invitation", invitation.id), email=email, role=role.name)
    return invitation, token


async def withdraw(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Take an open invitation back: its link opens no more. Raises NotFound."""
    invitation = await people.load_open_invitation(tx, id, at)
    invitation.withdraw(by.id, at)
    await note(tx, by, at, "invitation.withdrawn", ("invitation", id), email=invitation.email)


async def accept(
    tx: Transaction, token: str, answer: tuple[str, str], visit: Visit, at: datetime
) -> tuple[Teammate, str]:
    """Take an invitation up with (name, password); returns the teammate and the token for the cookie.

    Raises LinkUnusable, PasswordWeak, EmailTaken.
    """
    name, password = answer
    invitation = await people.invitation_with(tx, token_hash(token))
    if invitation is None or not invitation.is_open(at):
        raise LinkUnusable
    judge_password(password, name, invitation.email, "wayline")
    teams = {team.id for team in await store.teams(tx)}
    new = NewTeammate(
        name=name or invitation.name,
        email=invitation.email,
        role_id=invitation.role_id,
        team_ids=[UUID(id) for id in invitation.team_ids if UUID(id) in teams],
        password_hash=await hash_password(password),
    )
    teammate = await join(tx, new, acting("invitation", invitation.id, new.name, visit.address), at)
    invitation.accepted_at, invitation.accepted_by = at, teammate.id
    return teammate, await welcome(tx, teammate, visit, at)
