"""The reference of the HTTP API: the OpenAPI document, and a page made of it that needs no script and no other host."""

from collections.abc import Iterator
from html import escape
from typing import Any

from litestar import Request, Response, get
from litestar.openapi import OpenAPIConfig
from litestar.types import ControllerRouterHandler

from wayline import __version__
from wayline.kit.http import public

METHODS = ("get", "post", "put", "patch", "delete")
STYLE = """
:root{--paper:#fafaf8;--raised:#fff;--line:#e7e5df;--ink:#1d1c19;--soft:#625e56;--accent:#14746a}
@media(prefers-color-scheme:dark){:root{
--paper:#191815;--raised:#211f1c;--line:#33302b;--ink:#f4f1ea;--soft:#aaa59a;--accent:#5cc9b9}}
body{font:15px/1.5 Inter,system-ui,sans-serif;max-width:56rem;margin:2.5rem auto;padding:0 1rem;
color:var(--ink);background:var(--paper)}
h1{font-size:1.6rem;letter-spacing:-.02em;margin:0 0 .5rem}
h2{font-size:1.1rem;margin:2.5rem 0 .75rem}h2::first-letter{text-transform:uppercase}
a{color:var(--accent)}nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:1rem 0 0}
article{margin:.75rem 0;padding:1rem;border:1px solid var(--line);border-radius:10px;background:var(--raised)}
h3{font-size:.95rem;margin:0 0 .25rem;display:flex;gap:.75rem}
code,.path{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
.method{flex:none;min-width:3.75rem;color:var(--accent)}
p{margin:.25rem 0}.may,small{color:var(--soft)}table{border-spacing:0}td{padding:0 1rem 0 0;vertical-align:top}
"""

document = OpenAPIConfig(
    title="Wayline",
    version=__version__,
    path="/api/openapi",  # the framework wants a folder of its own, and answers in HTML what it does not find there
    use_handler_docstrings=True,
)


@get("/api/openapi.json", include_in_schema=False, sync_to_thread=False, **public("It says nothing of the company."))
def openapi_document(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """The OpenAPI document; each operation says in `x-permission` who may call it."""
    return request.app.openapi_schema.to_schema()


@get("/api/docs", include_in_schema=False, sync_to_thread=True, **public("It says nothing of the company."))
def reference_page(request: Request[Any, Any, Any]) -> Response[str]:
    """Every operation: what it does, who may call it, what it takes."""
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Cache-Control": "no-cache"}
    page = as_page(request.app.openapi_schema.to_schema())
    return Response(page, media_type="text/html", headers=headers)


def as_page(schema: dict[str, Any]) -> str:
    """The document as one page of HTML."""
    rooms: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, methods in sorted(schema["paths"].items()):
        for method in METHODS:
            if method in methods:
                rooms.setdefault((methods[method].get("tags") or ["other"])[0], []).append(
                    (method, path, methods[method])
                )
    links = "".join(f'<a href="#{escape(room)}">{escape(room)}</a>' for room in sorted(rooms))
    parts = "".join(
        f'<h2 id="{escape(room)}">{escape(room)}</h2>' + "".join("".join(_operation(*each)) for each in rooms[room])
        for room in sorted(rooms)
    )
    title = escape(f"{schema['info']['title']} {schema['info']['version']}: HTTP API")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body><main><h1>{title}</h1>'
        f'<p>For programs: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI {escape(schema["openapi"])}).</p>'
        f'<nav aria-label="Rooms">{links}</nav>{parts}</main></body></html>'
    )


def _operation(method: str, path: str, told: dict[str, Any]) -> Iterator[str]:
    says = told.get("description") or told.get("summary") or ""
    yield f'<article><h3><span class="method">{method.upper()}</span> <span class="path">{escape(path)}</span></h3>'
    yield f"<p>{escape(says)}</p>"
    yield f'<p class="may">Who may: <code>{escape(str(told.get("x-permission", "")))}</code></p>'
    if told.get("parameters"):
        yield "<table>" + "".join(_parameter(each) for each in told["parameters"]) + "</table>"
    for content in told.get("requestBody", {}).get("content", {}).items():
        yield f"<p>Takes <code>{escape(content[0])}</code> {_named(content[1].get('schema', {}))}</p>"
    for status, answer in sorted(told.get("responses", {}).items()):
        for kind, content in answer.get("content", {}).items():
            yield f"<p><small>{escape(status)}: {escape(kind)} {_named(content.get('schema', {}))}</small></p>"
    yield "</article>"


def _parameter(each: dict[str, Any]) -> str:
    must = ", required" if each.get("required") else ""
    return (
        f"<tr><td><code>{escape(each['name'])}</code></td><td>{escape(each['in'])}{must}</td>"
        f"<td>{_named(each.get('schema', {}))}</td></tr>"
    )


def _named(schema: dict[str, Any]) -> str:
    """What a schema is called: the last word of its reference, or its type."""
    if "$ref" in schema:
        return escape(schema["$ref"].rpartition("/")[2])
    if "items" in schema:
        return f"list of {_named(schema['items'])}"
    either = schema.get("oneOf") or schema.get("anyOf")
    if either:
        return " or ".join(_named(each) for each in either)
    return escape(str(schema.get("type", "")))


handlers: list[ControllerRouterHandler] = [openapi_document, reference_page]
