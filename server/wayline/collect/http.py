"""The Segment API on our host, and the console's question about rejects."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, get, post, route
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.enums import HttpMethod, MediaType
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from wayline.collect import reads
from wayline.collect.capturing import Arrival, Collector
from wayline.collect.errors import BodyTooLarge, BodyUnreadable, KeyUnknown
from wayline.collect.wire import LARGEST_BODY
from wayline.company import Permission
from wayline.kit.db import Transaction
from wayline.kit.errors import WaylineError
from wayline.kit.http import answer_wayline_error, needs, public

KINDS = {
    "track": ("track", "t"),
    "identify": ("identify", "i"),
    "page": ("page", "p"),
    "screen": ("screen", "s"),
    "group": ("group", "g"),
    "alias": ("alias", "a"),
}
BATCHES = ("batch", "b", "import")
_BY_WORD = {word: kind for kind, words in KINDS.items() for word in words}
_PATHS = [f"/v1/{word}" for word in (*_BY_WORD, *BATCHES)]
_DONE = b'{"success":true}'
_PREFLIGHT_SECONDS = "86400"


@post(
    _PATHS,
    status_code=200,
    tags=["collect"],
    request_max_body_size=None,
    **public("Authorised by the write key it carries."),
)
async def capture(request: Request[Any, Any, Any], state: State, now: NamedDependency[datetime]) -> Response[Any]:
    """Take in what a client of the Segment API sends: answered when it is on disk.

    200 also for items that cannot be understood: they are among the rejects.
    """
    origin = request.headers.get("origin")
    try:
        collector: Collector = state.collect
        await collector.take(await _arrival(request, origin, declines=_declines(request, state)), now)
    except WaylineError as error:
        refused = answer_wayline_error(request, error)
        if isinstance(error, BodyUnreadable | BodyTooLarge):
            refused.status_code = 400
        refused.headers.update(cors(origin))
        return refused
    return Response(_DONE, media_type=MediaType.JSON, headers=cors(origin))


@route(
    [*_PATHS, "/v1/projects/{key:str}/settings"],
    http_method=HttpMethod.OPTIONS,
    status_code=204,
    include_in_schema=False,
    sync_to_thread=False,
    **public("Browsers ask before they send."),
)
def preflight(request: Request[Any, Any, Any]) -> Response[None]:
    """Yes: which origin may send is decided when the key is known."""
    headers = {
        **cors(request.headers.get("origin")),
        "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
        "Access-Control-Allow-Headers": request.headers.get("access-control-request-headers")
        or "authorization, content-type, content-encoding",
        "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
    }
    return Response(None, status_code=204, headers=headers)


@get(
    "/v1/projects/{key:str}/settings",
    tags=["collect"],
    **public("The browser client asks with its public key."),
)
async def project_settings(request: Request[Any, Any, Any], state: State, key: FromPath[str]) -> Response[Any]:
    """What `@segment/analytics-next` needs to start: where to send, and that there is nothing else to load."""
    origin = request.headers.get("origin")
    source = await state.collect.sources.find(key)
    if source is None or source.channel is None:
        unknown = answer_wayline_error(request, KeyUnknown())
        unknown.headers.update(cors(origin))
        return unknown
    secure = state.settings.public_url.startswith("https")
    host = state.settings.public_url.partition("://")[2]
    words = {
        "integrations": {
            "Segment.io": {
                "apiKey": key,
                "apiHost": f"{host}/v1",
                "protocol": "https" if secure else "http",
                "unbundledIntegrations": [],
                "addBundledMetadata": True,
                "versionSettings": {"version": "4.4.7", "componentTypes": ["browser"]},
            }
        },
        "plan": {"track": {"__default": {"enabled": True, "integrations": {}}}},
        "edgeFunction": {},
        "legacyVideoPluginsEnabled": False,
        "remotePlugins": [],
        "middlewareSettings": {"routingRules": []},
        "enabledMiddleware": {},
        "metrics": {"sampleRate": 0},
        "consentSettings": None,
    }
    headers = {**cors(origin), "Cache-Control": "public, max-age=60"}
    return Response(msgspec.json.encode(words), media_type=MediaType.JSON, headers=headers)


@get("/api/rejects", tags=["collect"], **needs(Permission.REJECTS_READ))
async def list_rejects(tx: NamedDependency[Transaction], now: NamedDependency[datetime]) -> list[reads.RejectRow]:
    """What was sent to us in the last seven days and could not be taken."""
    return await reads.rejects(tx, now)


def cors(origin: str | None) -> dict[str, str]:
    """A page may read the answer. Nothing here depends on cookies, so that no credentials are allowed."""
    if origin is None:
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "Retry-After",
        "Vary": "Origin",
    }


async def _arrival(request: Request[Any, Any, Any], origin: str | None, *, declines: bool) -> Arrival:
    word = request.url.path.strip("/").rpartition("/")[2]
    headers, address = request.headers, request.scope.get("address")
    return Arrival(
        body=await _body(request),
        kind=_BY_WORD.get(word),
        history=word == "import",
        encoding=headers.get("content-encoding", "").strip().lower(),
        authorization=headers.get("authorization"),
        origin=origin,
        address=str(address) if address else None,
        user_agent=headers.get("user-agent"),
        declines=declines,
    )


def _declines(request: Request[Any, Any, Any], state: State) -> bool:
    """Whether the browser asks not to be followed, and we heed it."""
    privacy = state.settings.privacy
    said = request.headers
    return (privacy.respect_gpc and said.get("sec-gpc") == "1") or (privacy.respect_dnt and said.get("dnt") == "1")


async def _body(request: Request[Any, Any, Any]) -> bytes:
    """Whole, but no more of it than may be: a compressed one is never larger than what it holds."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > LARGEST_BODY:
        raise BodyTooLarge(most=LARGEST_BODY)
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise BodyTooLarge(most=LARGEST_BODY)
        parts.append(part)
    return b"".join(parts)


# The preflight first: for a path without one the framework makes its own.
handlers: list[HTTPRouteHandler] = [preflight, capture, project_settings, list_rejects]
