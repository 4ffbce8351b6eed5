"""The edge: status codes, error bodies, who calls, request ids. The only place where errors become HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import structlog
from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, ValidationException
from litestar.handlers import BaseRouteHandler
from litestar.openapi.spec import Operation
from litestar.types import ASGIApp, Guard, Message, Receive, Scope, Send
from sqlalchemy.exc import DataError

from wayline.kit import errors
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.ids import new_id
from wayline.kit.logs import logger

log = logger("http")
SERVER_FAULT = 500
SOON = 2
"""Seconds after which it is worth asking again for what is unavailable."""
STATUS: dict[type[errors.WaylineError], int] = {
    errors.NotSignedIn: 401,
    errors.NotFound: 404,
    errors.Forbidden: 403,
    errors.Conflict: 409,
    errors.Invalid: 422,
    errors.TooMany: 429,
    errors.Unavailable: 503,
}


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who is asking: a teammate or a key, with what they may do."""

    kind: str
    id: UUID
    name: str
    permissions: frozenset[str]
    session_id: UUID | None = None
    address: str | None = None

    def may(self, permission: str) -> bool:
        """Whether their role or scope carries this permission."""
        return permission in self.permissions


class ErrorBody(msgspec.Struct):
    """What every refusal looks like."""

    code: str
    message: str
    facts: dict[str, Any] = {}


def needs(permission: str) -> dict[str, Any]:
    """Handler options: only a caller with this permission. `@get("/api/…", **needs(Permission.X))`."""

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        caller = connection.scope.get("caller")
        if not isinstance(caller, Caller):
            raise errors.NotSignedIn
        if not caller.may(permission):
            raise errors.Forbidden(permission=str(permission))

    guards: list[Guard] = [guard]
    return {"guards": guards, **_stated(str(permission))}


def signed_in() -> dict[str, Any]:
    """Handler options: any teammate, about themselves."""

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        caller = connection.scope.get("caller")
        if not isinstance(caller, Caller) or caller.kind != "teammate":
            raise errors.NotSignedIn

    guards: list[Guard] = [guard]
    return {"guards": guards, **_stated("signed_in")}


def public(why: str) -> dict[str, Any]:
    """Handler options: anyone may call it, for the reason given."""
    return _stated("public", public_because=why)


def _stated(permission: str, **more: str) -> dict[str, Any]:
    """On the handler for whoever walks the routes, and as `x-permission` in the OpenAPI document."""

    @dataclass
    class Stated(Operation):
        x_permission: str = field(default=permission, metadata={"alias": "x-permission"})

    return {"opt": {"permission": permission, **more}, "operation_class": Stated}


async def provide_tx(state: State) -> AsyncIterator[Transaction]:
    """The transaction of this request: committed after the handler, before the answer."""
    database: Database = state.database
    async with database.transaction() as tx:
        yield tx


async def provide_now() -> datetime:
    """The moment this request is handled at."""
    return utc_now()


async def provide_caller(request: Request[Any, Any, Any]) -> Caller:
    """Who asks; the guard has made sure that somebody does."""
    caller = request.scope.get("caller")
    if not isinstance(caller, Caller):
        raise errors.NotSignedIn
    return caller


Tx = NamedDependency[Transaction]
Now = NamedDependency[datetime]
Asker = NamedDependency[Caller]
edge_dependencies = {
    "tx": Provide(provide_tx),
    "now": Provide(provide_now),
    "caller": Provide(provide_caller),
}


def answer_wayline_error(_: Request[Any, Any, Any], error: errors.WaylineError) -> Response[ErrorBody]:
    """A domain word becomes its family's status."""
    status = next(code for kind, code in STATUS.items() if isinstance(error, kind)) if _known(error) else 500
    headers = {}
    if isinstance(error, errors.TooMany | errors.Unavailable):
        headers["Retry-After"] = str(getattr(error, "retry_after", SOON))
    return Response(ErrorBody(error.code, str(error), error.facts), status_code=status, headers=headers)


def answer_http_error(_: Request[Any, Any, Any], error: HTTPException) -> Response[ErrorBody]:
    """The framework's own refusals, in our shape."""
    if isinstance(error, ValidationException):
        body = ErrorBody(
            "invalid", "Some of this cannot be right.", {"fields": error.extra or [], "detail": error.detail}
        )
        return Response(body, status_code=error.status_code)
    codes = {401: "not_signed_in", 403: "forbidden", 404: "not_found", 405: "wrong_method", 413: "too_large"}
    code = codes.get(error.status_code, "invalid" if error.status_code < SERVER_FAULT else "error")
    return Response(ErrorBody(code, error.detail or code), status_code=error.status_code, headers=error.headers)


def answer_unkeepable(_: Request[Any, Any, Any], error: DataError) -> Response[ErrorBody]:
    """PostgreSQL cannot keep a value it was given: a NUL in a text, a number out of its range."""
    log.warning("a value cannot be kept", error=str(error.orig))
    body = ErrorBody("invalid", "A character or number in this cannot be kept. Leave it out and try again.")
    return Response(body, status_code=422)


def answer_nested(_: Request[Any, Any, Any], error: RecursionError) -> Response[ErrorBody]:
    """A body of brackets within brackets: nobody means that."""
    log.warning("a body is nested too deeply", error=str(error))
    return Response(ErrorBody("invalid", "This is nested too deeply."), status_code=422)


def answer_broken_off(request: Request[Any, Any, Any], error: ExceptionGroup[Exception]) -> Response[ErrorBody]:
    """A handler and the end of its transaction failed both: the transaction says why."""
    for each in error.exceptions:
        if isinstance(each, errors.WaylineError):
            return answer_wayline_error(request, each)
    return answer_unexpected(request, error)


def answer_unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[ErrorBody]:
    """Anything else is our fault: logged whole, told without detail."""
    log.error("unexpected error", path=request.url.path, method=request.method, exc_info=error)
    body = ErrorBody("error", "Something went wrong on our side. It has been written down.")
    return Response(body, status_code=500)


def _known(error: errors.WaylineError) -> bool:
    return any(isinstance(error, kind) for kind in STATUS)


error_answers: dict[Any, Any] = {
    errors.WaylineError: answer_wayline_error,
    HTTPException: answer_http_error,
    DataError: answer_unkeepable,
    RecursionError: answer_nested,
    ExceptionGroup: answer_broken_off,
    Exception: answer_unexpected,
}


class RequestId:
    """Gives every request an id, on its log lines and in `X-Request-Id`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on with an id."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        request_id = str(new_id())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await self.app(scope, receive, send_with_id)


class Page(msgspec.Struct, frozen=True):
    """Where a list goes on; None at its end."""

    next: str | None = None
