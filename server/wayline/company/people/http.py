"""Teammates, and how they come to be some."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, patch, post
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from msgspec import UNSET, Meta, UnsetType

from wayline.company.access.http import session_cookie, visit_of
from wayline.company.access.mailing import reset_address
from wayline.company.me.showing import Me, me
from wayline.company.people import changing, inviting, reads
from wayline.company.people.joining import NewTeammate
from wayline.company.people.mailing import ask_to_mail, invitation_address
from wayline.company.permissions import Permission
from wayline.company.tokens import csrf_of
from wayline.kit.http import Asker, Now, Tx, needs, public

Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"\S")]
Token = Annotated[str, Meta(min_length=1, max_length=1000)]
Ids = Annotated[list[UUID], Meta(max_length=200)]


class TeammateList(msgspec.Struct):
    """Everyone."""

    items: list[reads.TeammateRow]
    next: None = None


class TeammatePatch(msgspec.Struct, kw_only=True):
    """What is to be different about a teammate."""

    name: Name | UnsetType = UNSET
    role_id: UUID | UnsetType = UNSET
    team_ids: Ids | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class Link(msgspec.Struct):
    """A one-time link, shown once."""

    url: str


class InvitationWish(msgspec.Struct, kw_only=True):
    """Whom to invite, in which role and teams."""

    email: Token
    name: Annotated[str, Meta(max_length=120)] = ""
    role_id: UUID
    team_ids: Ids = []


class InvitationMade(msgspec.Struct):
    """The invitation, its link (shown once), and whether a mail carries it there."""

    invitation: reads.InvitationRow
    url: str
    mailed: bool


class InvitationList(msgspec.Struct):
    """The open invitations."""

    items: list[reads.InvitationRow]
    next: None = None


class InvitationAnswer(msgspec.Struct):
    """How an invitation is taken up."""

    token: Token
    name: Name
    password: Token


@get("/api/teammates", tags=["company"], **needs(Permission.TEAMMATES_READ))
async def list_teammates(tx: Tx, now: Now) -> TeammateList:
    """Everyone who works here or did, by name."""
    return TeammateList(await reads.teammate_rows(tx, now))


@patch("/api/teammates/{id:uuid}", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def change_teammate(
    id: FromPath[UUID], data: JSONBody[TeammatePatch], tx: Tx, now: Now, caller: Asker
) -> reads.TeammateRow:
    """Change name, role, teams, or whether they work here. Nobody reaches above their own permissions."""
    wanted = changing.TeammateChange(name=data.name, role_id=data.role_id, team_ids=data.team_ids, active=data.active)
    await changing.change(tx, id, wanted, caller, now)
    return await reads.teammate_row(tx, id, now)


@post("/api/teammates/{id:uuid}/reset-link", tags=["company"], status_code=200, **needs(Permission.TEAMMATES_EDIT))
async def make_reset_link(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker, state: State) -> Link:
    """A one-time link, good for a day, with which this teammate chooses a new password."""
    token = await changing.reset_link_for(tx, id, caller, now)
    return Link(reset_address(state.settings.public_url, token))


@delete("/api/teammates/{id:uuid}/totp", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def drop_second_step(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Turn this teammate's second step off: phone and codes are lost."""
    await changing.drop_second_step(tx, id, caller, now)


@get("/api/invitations", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def list_invitations(tx: Tx, now: Now) -> InvitationList:
    """The open invitations, newest first."""
    return InvitationList(await reads.invitation_rows(tx, now))


@post("/api/invitations", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def invite(data: JSONBody[InvitationWish], tx: Tx, now: Now, caller: Asker, state: State) -> InvitationMade:
    """Invite somebody: by mail where mail is set up, and by the link in the answer."""
    new = NewTeammate(name=data.name, email=data.email, role_id=data.role_id, team_ids=data.team_ids)
    invitation, token = await inviting.invite(tx, new, caller, now)
    url = invitation_address(state.settings.public_url, token)
    if state.mail.delivers:
        await ask_to_mail(tx, state.seal, invitation, url, caller.name)
    return InvitationMade(await reads.invitation_row(tx, invitation), url, state.mail.delivers)


@delete("/api/invitations/{id:uuid}", tags=["company"], **needs(Permission.TEAMMATES_EDIT))
async def withdraw_invitation(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Take an open invitation back."""
    await inviting.withdraw(tx, id, caller, now)


@post("/api/invitations/accept", tags=["company"], status_code=200, **public("The link of the invitation opens it."))
async def accept_invitation(
    data: JSONBody[InvitationAnswer], tx: Tx, now: Now, state: State, request: Request[Any, Any, Any]
) -> Response[Me]:
    """Take an invitation up; signed in at once."""
    answer = (data.name, data.password)
    teammate, token = await inviting.accept(tx, data.token, answer, visit_of(request), now)
    return Response(await me(tx, teammate, csrf_of(token)), cookies=[session_cookie(token, state)])


handlers = [
    list_teammates,
    change_teammate,
    make_reset_link,
    drop_second_step,
    list_invitations,
    invite,
    withdraw_invitation,
    accept_invitation,
]
