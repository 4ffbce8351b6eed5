"""Who calls: the teammate of a cookie, or the key of an Authorization header."""

from http.cookies import CookieError, SimpleCookie
from typing import Any

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from wayline.company.access.addresses import caller_address
from wayline.company.access.sessions import caller_of
from wayline.company.errors import CsrfFailed
from wayline.company.keys.finding import find_api_key
from wayline.company.tokens import csrf_of, same
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.http import Caller

COOKIE = "wayline_session"
SAFE = {"GET", "HEAD", "OPTIONS"}


class KnowTheCaller:
    """Sets `scope["caller"]` (None: nobody) and `scope["address"]`; refuses what another site may have made us do."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on with who calls."""
        if scope["type"] in {ScopeType.HTTP, ScopeType.WEBSOCKET}:
            found: dict[str, Any] = scope  # type: ignore[assignment] # a plain dictionary at run time
            headers = Headers.from_scope(scope)
            state = scope["litestar_app"].state
            address = _address(scope, headers, state.settings.server.trusted_proxies)
            found["address"] = address
            found["caller"] = await _caller(scope, headers, state.database, address)
        await self.app(scope, receive, send)


async def _caller(scope: Scope, headers: Headers, database: Database, address: str | None) -> Caller | None:
    kind, _, key = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and key.startswith("wl_"):
        async with database.transaction() as tx:
            return await find_api_key(tx, key)
    token = session_token(headers.get("cookie", ""))
    if not token:
        return None
    async with database.transaction() as tx:
        caller = await caller_of(tx, token, utc_now(), address)
    if caller is not None and _is_unsafe(scope) and not same(headers.get("x-csrf-token", ""), csrf_of(token)):
        raise CsrfFailed
    return caller


def session_token(header: str) -> str | None:
    """The session's token in a Cookie header."""
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _is_unsafe(scope: Scope) -> bool:
    """Whether it changes something as this teammate; what anyone may call changes nothing in their name."""
    if scope["type"] != ScopeType.HTTP or scope["method"] in SAFE:
        return False
    return scope["route_handler"].opt.get("permission") != "public"


def _address(scope: Scope, headers: Headers, trusted: list[str]) -> str | None:
    peer = scope.get("client")
    return caller_address(peer[0] if peer else None, headers.get("x-forwarded-for"), trusted)


middleware = [KnowTheCaller]
