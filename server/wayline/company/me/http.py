"""A teammate about themselves."""

from typing import Any

from litestar import Request, get

from wayline.company import store
from wayline.company.callers.http import session_token
from wayline.company.me.showing import Me, me
from wayline.company.tokens import csrf_of
from wayline.kit.http import Asker, Tx, signed_in


@get("/api/me", tags=["company"], **signed_in())
async def show_me(tx: Tx, caller: Asker, request: Request[Any, Any, Any]) -> Me:
    """Who is signed in, what they may do, and the CSRF token of this session."""
    token = session_token(request.headers.get("cookie", "")) or ""
    return await me(tx, await store.load_teammate(tx, caller.id), csrf_of(token))


handlers = [show_me]
