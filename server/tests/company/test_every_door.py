"""Every endpoint says who may call it, and refuses everybody else."""

import re
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.cast import As, Cast
from wayline.company import Permission
from wayline.company.permissions import BUILT_IN
from wayline.entry.asgi import app_arguments

ROLES = sorted(BUILT_IN)
STATED = {"public", "signed_in", *map(str, Permission)}
_FOUND = [
    (method, route.path_format, handler)
    for route in Litestar(**app_arguments()).routes
    if isinstance(route, HTTPRoute)
    for handler in route.route_handlers
    for method in sorted(handler.http_methods - {"OPTIONS", "HEAD"})
]
EVERY = sorted(_FOUND, key=lambda each: (each[1], each[0]))  # a handler's paths come in any order
DOCUMENT = Litestar(**app_arguments()).openapi_schema.to_schema()
METHODS = ("get", "post", "put", "patch", "delete")
GUARDED = [
    (method.upper(), path, told.get("x-permission", ""))
    for path, methods in sorted(DOCUMENT["paths"].items())
    for method, told in sorted(methods.items())
    if method in METHODS
]
ASKED = [each for each in GUARDED if each[2] not in {"public", "signed_in"}]


def test_there_is_something_to_walk() -> None:
    assert len(ASKED) > 25


def test_every_operation_of_the_document_states_its_permission() -> None:
    assert [each for each in GUARDED if each[2] not in STATED] == []


async def test_the_document_and_its_page_are_served_without_another_host(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/openapi.json")).json()["paths"].keys() == DOCUMENT["paths"].keys()
    page = await client.get("/api/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert all(path in page.text for path in DOCUMENT["paths"])
    assert not re.search(r"<script|https?://", page.text)


@pytest.mark.parametrize(("method", "path", "handler"), EVERY, ids=[f"{m} {p}" for m, p, _ in EVERY])
def test_an_endpoint_states_its_permission(method: str, path: str, handler: object) -> None:
    ours = path == "/api/openapi" or path.startswith("/api/openapi/")  # the framework's own of the document
    stated = getattr(handler, "opt", {}).get("permission")
    assert ours or stated in STATED, f"{method} {path} does not say who may call it: needs(…), signed_in() or public(…)"
    assert stated != "public" or handler.opt.get("public_because") or "assets" in path


async def test_a_stranger_is_refused_everywhere(client: httpx.AsyncClient, cast: Cast) -> None:
    for method, path, stated in GUARDED:
        if stated != "public":
            answer = await client.request(method, some(path), json={})
            assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), f"{method} {path}"


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_is_refused_what_it_may_not(role: str, as_role: As) -> None:
    teammate = await as_role(role)
    for method, path, permission in ASKED:
        if permission not in BUILT_IN[role]:
            answer = await teammate.request(method, some(path), json={})
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), f"{role} {method} {path}"


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_is_let_through_where_it_may(role: str, as_role: As) -> None:
    teammate = await as_role(role)
    for method, path, permission in ASKED:
        if permission in BUILT_IN[role] and method == "GET":
            answer = await teammate.get(some(path))
            assert answer.status_code not in {401, 403, *range(500, 600)}, f"{role} {method} {path}"


def some(path: str) -> str:
    """The path with something in the place of each parameter."""
    return re.sub(r"\{[^}]+\}", str(uuid4()), path)
