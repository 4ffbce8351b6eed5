"""The ways in: set-up, sign-in, sign-out, and a new password."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, State
from litestar.params import JSONBody
from msgspec import Meta

from wayline.company import store
from wayline.company.access import signing_in
from wayline.company.access import store as access
from wayline.company.access.model import SESSION_LIFE
from wayline.company.access.resetting import ask_for_reset, choose_password
from wayline.company.access.signing_in import Visit
from wayline.company.auditing import note
from wayline.company.callers.http import COOKIE
from wayline.company.me.showing import Me, me
from wayline.company.starting import Start, start_company, use_setup_token
from wayline.company.tokens import csrf_of
from wayline.kit.http import Asker, Now, Tx, public, signed_in

Line = Annotated[str, Meta(min_length=1, max_length=200)]
Secret = Annotated[str, Meta(min_length=1, max_length=1000)]


class SetupNeeded(msgspec.Struct):
    """Whether the first start is still to be done."""

    needed: bool


class SetupAnswers(msgspec.Struct, kw_only=True):
    """What the set-up page asks; `token` is the one the server printed."""

    token: Secret
    company_name: Line
    name: Line
    email: Line
    password: Secret
    time_zone: Line = "UTC"


class Credentials(msgspec.Struct, kw_only=True):
    """What a sign-in takes; `code` once the second step is on."""

    email: Secret
    password: Secret
    code: Annotated[str, Meta(max_length=100)] | None = None


class ResetWish(msgspec.Struct):
    """Whose password is forgotten."""

    email: Secret


class ResetAnswer(msgspec.Struct):
    """The link's token and the new password."""

    token: Secret
    password: Secret


@get("/api/setup", tags=["company"], **public("The sign-in page asks before anyone can be signed in."))
async def setup(tx: Tx) -> SetupNeeded:
    """Whether this Wayline still waits for its administrator."""
    return SetupNeeded(needed=await store.find_company(tx) is None)


@post("/api/setup", tags=["company"], status_code=204, **public("The first start; the printed token opens it, once."))
async def set_up(data: JSONBody[SetupAnswers], tx: Tx, now: Now, request: Request[Any, Any, Any]) -> None:
    """Make the company and its administrator, once."""
    await use_setup_token(tx, data.token)
    start = Start(
        company_name=data.company_name,
        name=data.name,
        email=data.email,
        password=data.password,
        time_zone=data.time_zone,
    )
    await start_company(tx, start, now, address=visit_of(request).address)


@post("/api/sign-in", tags=["company"], status_code=200, **public("This is the door."))
async def sign_in(data: JSONBody[Credentials], state: State, now: Now, request: Request[Any, Any, Any]) -> Response[Me]:
    """Sign in. 401 `second_factor_needed` asks for the same again with a `code`."""
    credentials = (data.email, data.password, data.code)
    teammate, token = await signing_in.sign_in(state.database, state.seal, credentials, visit_of(request), now)
    async with state.database.transaction() as tx:
        return Response(await me(tx, teammate, csrf_of(token)), cookies=[session_cookie(token, state)])


@post("/api/sign-out", tags=["company"], status_code=204, **signed_in())
async def sign_out(tx: Tx, now: Now, caller: Asker, state: State) -> Response[None]:
    """Sign this browser out."""
    if caller.session_id is not None:
        await access.end_session(tx, caller.session_id)
    await note(tx, caller, now, "teammate.signed_out", ("teammate", caller.id))
    return Response(None, status_code=204, cookies=[session_cookie("", state, max_age=0)])


@post("/api/password-reset", tags=["company"], status_code=202, **public("Who forgot the password cannot sign in."))
async def password_reset(data: JSONBody[ResetWish], state: State, now: Now, request: Request[Any, Any, Any]) -> None:
    """Send a link to this address, if a teammate has it; the answer is the same if not."""
    await ask_for_reset(state.database, data.email, visit_of(request).address, now)


@post(
    "/api/password-reset/confirm",
    tags=["company"],
    status_code=204,
    **public("The link from the mail opens it, once."),
)
async def confirm_password_reset(
    data: JSONBody[ResetAnswer], tx: Tx, now: Now, request: Request[Any, Any, Any]
) -> None:
    """Set a new password by a link; every browser of that teammate is signed out."""
    await choose_password(tx, data.token, data.password, visit_of(request).address, now)


def visit_of(request: Request[Any, Any, Any]) -> Visit:
    """Where a request comes from."""
    found: dict[str, Any] = request.scope  # type: ignore[assignment] # a plain dictionary at run time
    return Visit(address=found.get("address"), user_agent=request.headers.get("user-agent", ""))


def session_cookie(token: str, state: State, *, max_age: int = int(SESSION_LIFE.total_seconds())) -> Cookie:
    """The cookie of a session: not for scripts, not for other sites, only over TLS where we are reached by it."""
    secure = state.settings.public_url.startswith("https://")
    return Cookie(key=COOKIE, value=token, path="/", max_age=max_age, httponly=True, samesite="lax", secure=secure)


handlers = [setup, set_up, sign_in, sign_out, password_reset, confirm_password_reset]
