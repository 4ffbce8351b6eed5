"""A teammate about themselves."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, delete, get, patch, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from msgspec import UNSET, Meta, UnsetType

from wayline.company import store
from wayline.company.access import store as access
from wayline.company.access.attempts import attempt_succeeded, count_attempt
from wayline.company.auditing import note
from wayline.company.callers.http import session_token
from wayline.company.me import profile
from wayline.company.me.showing import Me, me
from wayline.company.model import Presence
from wayline.company.tokens import csrf_of
from wayline.kit.errors import NotFound
from wayline.kit.http import Asker, Now, Tx, signed_in

Secret = Annotated[str, Meta(min_length=1, max_length=1000)]
Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"\S")]
Locale = Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class ProfilePatch(msgspec.Struct, kw_only=True):
    """What is to be different; null is the company's own."""

    name: Name | UnsetType = UNSET
    time_zone: Annotated[str, Meta(max_length=80)] | UnsetType | None = UNSET
    locale: Locale | UnsetType | None = UNSET


class PasswordChange(msgspec.Struct):
    """The old password and the new one."""

    current: Secret
    new: Secret


class Code(msgspec.Struct):
    """A code of an authenticator app."""

    code: Annotated[str, Meta(max_length=100)]


class Password(msgspec.Struct):
    """One's own password, to be sure."""

    password: Secret


class RecoveryCodes(msgspec.Struct):
    """Shown once; each opens once."""

    recovery_codes: list[str]


class PresenceChange(msgspec.Struct):
    """Whether one is there."""

    state: Presence


class SessionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A browser that is signed in."""

    id: UUID
    signed_in_at: datetime
    seen_at: datetime
    address: str | None
    user_agent: str
    is_this: bool


class SessionList(msgspec.Struct):
    """Where one is signed in."""

    items: list[SessionRow]
    next: None = None


@get("/api/me", tags=["company"], **signed_in())
async def show_me(tx: Tx, caller: Asker, request: Request[Any, Any, Any]) -> Me:
    """Who is signed in, what they may do, and the CSRF token of this session."""
    return await me(tx, await store.load_teammate(tx, caller.id), _csrf(request))


@patch("/api/me", tags=["company"], **signed_in())
async def change_me(
    data: JSONBody[ProfilePatch], tx: Tx, now: Now, caller: Asker, request: Request[Any, Any, Any]
) -> Me:
    """Change one's own name, time zone or language."""
    wanted = profile.ProfileChange(name=data.name, time_zone=data.time_zone, locale=data.locale)
    return await me(tx, await profile.change_profile(tx, wanted, caller, now), _csrf(request))


@post("/api/me/password", tags=["company"], status_code=204, **signed_in())
async def change_password(data: JSONBody[PasswordChange], now: Now, caller: Asker, state: State) -> None:
    """Choose a new password; every other browser is signed out."""
    await count_attempt(state.database, "password", str(caller.id), caller.address, now)
    async with state.database.transaction() as tx:
        await profile.change_password(tx, data.current, data.new, caller, now)
    await attempt_succeeded(state.database, "password", str(caller.id), caller.address)


@get("/api/me/sessions", tags=["company"], **signed_in())
async def list_sessions(tx: Tx, now: Now, caller: Asker) -> SessionList:
    """Where one is signed in, latest first."""
    found = await access.sessions_of(tx, caller.id)
    return SessionList(
        [
            SessionRow(
                id=each.id,
                signed_in_at=each.signed_in_at,
                seen_at=each.seen_at,
                address=each.address,
                user_agent=each.user_agent,
                is_this=each.id == caller.session_id,
            )
            for each in found
            if not each.is_over(now)
        ]
    )


@delete("/api/me/sessions/{id:uuid}", tags=["company"], **signed_in())
async def end_session(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Sign one of one's browsers out."""
    if id not in {each.id for each in await access.sessions_of(tx, caller.id)}:
        raise NotFound("There is no such session of yours.", session_id=str(id))
    await access.end_session(tx, id)
    await note(tx, caller, now, "teammate.session_ended", ("teammate", caller.id), session_id=str(id))


@post("/api/me/totp", tags=["company"], status_code=200, **signed_in())
async def begin_second_step(tx: Tx, now: Now, caller: Asker, state: State) -> profile.TotpSetup:
    """A secret for an authenticator app; confirm a code of it to turn the second step on."""
    return await profile.begin_second_step(tx, state.seal, caller, now)


@post("/api/me/totp/confirm", tags=["company"], status_code=200, **signed_in())
async def confirm_second_step(data: JSONBody[Code], tx: Tx, now: Now, caller: Asker, state: State) -> RecoveryCodes:
    """Turn the second step on; the recovery codes are shown this once."""
    return RecoveryCodes(await profile.confirm_second_step(tx, state.seal, data.code, caller, now))


@delete("/api/me/totp", tags=["company"], **signed_in())
async def end_second_step(data: JSONBody[Password], now: Now, caller: Asker, state: State) -> None:
    """Turn the second step off, with one's password."""
    await count_attempt(state.database, "password", str(caller.id), caller.address, now)
    async with state.database.transaction() as tx:
        await profile.end_second_step(tx, data.password, caller, now)
    await attempt_succeeded(state.database, "password", str(caller.id), caller.address)


@put("/api/me/presence", tags=["company"], status_code=204, **signed_in())
async def show_presence(data: JSONBody[PresenceChange], tx: Tx, now: Now, caller: Asker) -> None:
    """Say whether one is there."""
    await profile.show_presence(tx, data.state, caller, now)


def _csrf(request: Request[Any, Any, Any]) -> str:
    return csrf_of(session_token(request.headers.get("cookie", "")) or "")


handlers = [
    show_me,
    change_me,
    change_password,
    list_sessions,
    end_session,
    begin_second_step,
    confirm_second_step,
    end_second_step,
    show_presence,
]
