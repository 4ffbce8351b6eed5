"""What a page loads (the script tag, the widget's files), and the headers that let allowed pages ask."""

import gzip
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import Headers, MutableScopeHeaders, State
from litestar.enums import ScopeType
from litestar.params import FromPath
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from wayline.channels.chat.site.allowing import AllowedPages
from wayline.kit.errors import NotFound
from wayline.kit.http import public

EVERYBODY = public("A page's script tag loads it.")
A_YEAR = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300, stale-while-revalidate=86400"
FILE_NAME = re.compile(r"[A-Za-z0-9_.-]+\.(js|css|svg|woff2|map)")
# A preview holds settings that are nobody's yet: it may run the chat's own files, and ask and send nothing.
PREVIEW_POLICY = (
    "default-src 'none'; script-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
    "sandbox allow-scripts allow-forms"
)
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".map": "application/json",
}


@get("/w.js", include_in_schema=False, **EVERYBODY)
async def script_tag(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """The script tag."""
    return _file(request, state.widget_folder / "w.js", FIVE_MINUTES)


@get("/w/assets/{name:str}", include_in_schema=False, **EVERYBODY)
async def widget_file(request: Request[Any, Any, Any], state: State, name: FromPath[str]) -> Response[bytes]:
    """A file of the widget; its name changes with its content."""
    if not FILE_NAME.fullmatch(name):
        raise NotFound
    return _file(request, state.widget_folder / "assets" / name, A_YEAR)


@get("/w/preview", include_in_schema=False, **public("The console's frame: a page without data, that can ask nothing."))
async def preview_page(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """The chat with the settings behind the #, for the console alone."""
    answer = _file(request, state.widget_folder / "preview.html", "no-cache")
    answer.headers["Content-Security-Policy"] = PREVIEW_POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _file(request: Request[Any, Any, Any], path: Path, cache: str) -> Response[bytes]:
    try:
        plain, packed, tag = _contents(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise NotFound from error
    headers = {
        "Cache-Control": cache,
        "ETag": tag,
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type=TYPES[path.suffix], headers={**headers, "Content-Encoding": "gzip"})
    return Response(plain, media_type=TYPES[path.suffix], headers=headers)


@lru_cache(maxsize=64)
def _contents(path: Path, changed: int) -> tuple[bytes, bytes, str]:
    """A file, the same packed, and its tag; `changed` makes a new build a new question."""
    plain = path.read_bytes()
    return plain, gzip.compress(plain, 9, mtime=0), f'"{sha256(plain + str(changed).encode()).hexdigest()[:20]}"'


class AllowPages:
    """Lets pages of the origins some chat allows read what /w/ answers; which chat's, the session says."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, with the headers browsers look for."""
        origin = Headers.from_scope(scope).get("origin")
        if origin is None or scope["type"] != ScopeType.HTTP or not scope["path"].startswith("/w/"):
            await self.app(scope, receive, send)
            return
        is_question = scope["method"] == "OPTIONS"
        allowed: AllowedPages = scope["litestar_app"].state.allowed_pages
        is_allowed = await allowed.allows(origin)

        async def send_with_leave(message: Message) -> None:
            if message["type"] == "http.response.start" and is_allowed:
                headers = MutableScopeHeaders(message)
                headers["Access-Control-Allow-Origin"] = origin
                headers["Vary"] = "Origin"
                headers["Access-Control-Expose-Headers"] = "Retry-After"
                if is_question:
                    headers["Access-Control-Allow-Methods"] = "GET, POST"
                    headers["Access-Control-Allow-Headers"] = "Content-Type, X-Wayline-Session"
                    headers["Access-Control-Max-Age"] = "86400"
            await send(message)

        await self.app(scope, receive, send_with_leave)


handlers = [script_tag, widget_file, preview_page]
middleware = [AllowPages]
