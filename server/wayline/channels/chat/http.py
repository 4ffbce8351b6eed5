"""The chat over HTTP: what the widget on the customer's page asks for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import State, UploadFile
from litestar.di import NamedDependency, Provide
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.channels.chat.errors import SendingTooFast
from wayline.channels.chat.introducing import leave_email
from wayline.channels.chat.live.http import handlers as sockets
from wayline.channels.chat.model import ChatVisitor, hash_of
from wayline.channels.chat.showing import (
    ConfigShape,
    SentEntry,
    VisitorConversation,
    VisitorShape,
    config_of,
    conversations_for,
    sent,
    visitor_shape,
)
from wayline.channels.chat.site.http import handlers as site
from wayline.channels.chat.site.http import middleware
from wayline.channels.chat.talking import Said, say
from wayline.channels.chat.visiting import Arrival, arrive, channel_of_key, visitor_of
from wayline.conversations import (
    Author,
    EntryPage,
    FileShape,
    Side,
    as_customer_sees,
    ask_for_transcript,
    bytes_of,
    conversation_of,
    count_files,
    file_for_customer,
    file_shape,
    keep_file,
    mark_read,
    one_entry,
    tell_typing,
    visible_after,
)
from wayline.kit.db import Transaction
from wayline.kit.downloads import download
from wayline.kit.http import Now, Tx, public

SESSION = "x-wayline-session"
WITH_KEY = public("The page's visitor: known by the channel's public key and the page's origin.")
WITH_SESSION = public("The page's visitor: known by the session in X-Wayline-Session.")
HOUR = timedelta(hours=1)


class NewSession(msgspec.Struct):
    """A browser that arrives; `token` is a JWT that the site signed."""

    key: Annotated[str, Meta(max_length=200)]
    anonymous_id: Annotated[str, Meta(max_length=512)]
    token: Annotated[str, Meta(max_length=8192)] | None = None


class SessionShape(msgspec.Struct):
    """The session to send along from now on; `problem` says why a token was not believed."""

    session: str
    visitor: VisitorShape
    problem: str | None = None


class PageShape(msgspec.Struct):
    """Where the visitor is."""

    url: Annotated[str, Meta(max_length=2048)] | None = None
    title: Annotated[str, Meta(max_length=500)] | None = None
    referrer: Annotated[str, Meta(max_length=2048)] | None = None


class VisitorMessage(msgspec.Struct):
    """What a visitor sends."""

    client_id: Annotated[str, Meta(min_length=1, max_length=100)]
    body: Annotated[str, Meta(max_length=20_000)] = ""
    conversation_id: UUID | None = None
    attachments: Annotated[list[UUID], Meta(max_length=20)] = []
    page: PageShape | None = None
    fields: Annotated[dict[str, Annotated[str, Meta(max_length=500)]], Meta(max_length=10)] | None = None


class VisitorConversations(msgspec.Struct):
    """A visitor's conversations, newest first."""

    items: list[VisitorConversation]
    next: str | None = None


class ReadUpTo(msgspec.Struct):
    """How far the visitor has read."""

    position: Annotated[int, Meta(ge=0)]


class EmailAddress(msgspec.Struct):
    """An address."""

    email: Annotated[str, Meta(min_length=3, max_length=254)]


@dataclass
class VisitorUpload:
    """A form with one file."""

    file: UploadFile


class Asking:
    """Who asks: `visitor = await who(tx)`, within the handler and its transaction.

    Not a dependency that fails: the framework leaves a transaction open when one resolved after it raises.
    """

    def __init__(self, request: Request[Any, Any, Any], now: datetime, state: State) -> None:
        self._request, self._now, self._state = request, now, state

    async def __call__(self, tx: Transaction) -> ChatVisitor:
        """The visitor of the session in the header. Raises SessionUnknown, OriginRefused, SendingTooFast."""
        headers, settings = self._request.headers, self._state.settings.chat
        token = headers.get(SESSION, "")
        self._state.throttle.count(hash_of(token), settings.requests_per_minute, self._now)
        return await visitor_of(tx, token, headers.get("origin"), self._now, settings)


async def provide_who(request: Request[Any, Any, Any], now: Now, state: State) -> Asking:
    """Asked by the handler."""
    return Asking(request, now, state)


Who = NamedDependency[Asking]
theirs = {"who": Provide(provide_who)}


@get("/w/config", tags=["chat"], **WITH_KEY)
async def get_config(
    request: Request[Any, Any, Any], tx: Tx, now: Now, state: State, key: FromQuery[str]
) -> Response[ConfigShape]:
    """How the widget looks and speaks, and whether somebody is there."""
    channel = await channel_of_key(tx, key, request.headers.get("origin"))
    return Response(await config_of(tx, channel, now, state.expecting.seconds), headers={"Cache-Control": "no-cache"})


@post("/w/sessions", tags=["chat"], status_code=200, **WITH_KEY)
async def begin_session(
    request: Request[Any, Any, Any], tx: Tx, now: Now, state: State, data: JSONBody[NewSession]
) -> SessionShape:
    """Begin a session, or go on with the one in the header."""
    address = request.scope.get("address") or "?"
    state.throttle.count(f"address:{address}", state.settings.chat.requests_per_minute, now)
    kept, origin = request.headers.get(SESSION), request.headers.get("origin")
    arrival = Arrival(key=data.key, anonymous_id=data.anonymous_id, token=data.token, kept=kept, origin=origin)
    visit = await arrive(tx, arrival, now, state.settings.chat)
    return SessionShape(visit.session, visitor_shape(visit.visitor), visit.problem)


@get("/w/conversations", tags=["chat"], dependencies=theirs, **WITH_SESSION)
async def list_own_conversations(tx: Tx, who: Who) -> VisitorConversations:
    """The visitor's conversations."""
    visitor = await who(tx)
    return VisitorConversations(await conversations_for(tx, visitor))


@get("/w/conversations/{id:uuid}/entries", tags=["chat"], dependencies=theirs, **WITH_SESSION)
async def list_own_entries(tx: Tx, who: Who, id: FromPath[UUID], after: FromQuery[int] = 0) -> EntryPage:
    """Everything the visitor may see that came after a position."""
    visitor = await who(tx)
    await conversation_of(tx, id, visitor.id)
    page = await visible_after(tx, id, after)
    return EntryPage([as_customer_sees(entry) for entry in page.items], page.position)


@post("/w/messages", tags=["chat"], status_code=200, dependencies=theirs, **WITH_SESSION)
async def send_message(tx: Tx, who: Who, now: Now, state: State, data: JSONBody[VisitorMessage]) -> SentEntry:
    """Take in a message. The same `client_id` again gives the same entry."""
    visitor = await who(tx)
    said = Said(
        body=data.body,
        client_id=data.client_id,
        conversation=data.conversation_id,
        files=tuple(data.attachments),
        page={name: value for name, value in msgspec.to_builtins(data.page).items() if value} if data.page else None,
        fields=data.fields or {},
    )
    entry = await say(tx, visitor, said, now, state.settings.chat)
    return sent(as_customer_sees(await one_entry(tx, entry)), entry.conversation_id)


@post("/w/conversations/{id:uuid}/read", tags=["chat"], status_code=204, dependencies=theirs, **WITH_SESSION)
async def read_own(tx: Tx, who: Who, now: Now, id: FromPath[UUID], data: JSONBody[ReadUpTo]) -> None:
    """The visitor has read up to a position."""
    visitor = await who(tx)
    await conversation_of(tx, id, visitor.id)
    await mark_read(tx, id, data.position, Author(Side.CUSTOMER, visitor.identity), now)


@post("/w/conversations/{id:uuid}/typing", tags=["chat"], status_code=204, dependencies=theirs, **WITH_SESSION)
async def type_in_own(tx: Tx, who: Who, id: FromPath[UUID]) -> None:
    """The visitor is writing."""
    visitor = await who(tx)
    await conversation_of(tx, id, visitor.id)
    await tell_typing(tx, id, Author(Side.CUSTOMER, visitor.identity), visitor.name)


@post("/w/conversations/{id:uuid}/transcript", tags=["chat"], status_code=202, dependencies=theirs, **WITH_SESSION)
async def mail_own_transcript(  # noqa: PLR0917 (the framework passes them by name)
    tx: Tx, who: Who, now: Now, state: State, id: FromPath[UUID], data: JSONBody[EmailAddress]
) -> None:
    """Mail what was said to an address."""
    visitor = await who(tx)
    await conversation_of(tx, id, visitor.id)
    state.throttle.count(f"transcript:{visitor.id}", 2, now)
    await ask_for_transcript(tx, id, data.email, Author(Side.CUSTOMER, visitor.identity), now)


@post("/w/email", tags=["chat"], status_code=204, dependencies=theirs, **WITH_SESSION)
async def leave_address(tx: Tx, who: Who, now: Now, data: JSONBody[EmailAddress]) -> None:
    """Answers go to this address while the visitor is away."""
    visitor = await who(tx)
    await leave_email(tx, visitor, data.email, now)


@post("/w/files", tags=["chat"], status_code=201, dependencies=theirs, **WITH_SESSION)
async def upload_own_file(
    tx: Tx,
    who: Who,
    now: Now,
    state: State,
    data: Annotated[VisitorUpload, Body(media_type=RequestEncodingType.MULTI_PART)],
) -> FileShape:
    """Keep a file (10 MB) to be sent with a message."""
    visitor = await who(tx)
    if await count_files(tx, visitor.id, now - HOUR, now) >= state.settings.chat.files_per_hour:
        raise SendingTooFast(retry_after=600)
    given = (data.file.filename, await data.file.read())
    return file_shape(await keep_file(tx, state.files, given, Author(Side.CUSTOMER, visitor.id), now))


@get("/w/files/{id:uuid}", tags=["chat"], dependencies=theirs, **WITH_SESSION)
async def download_own_file(tx: Tx, who: Who, state: State, id: FromPath[UUID]) -> Response[bytes]:
    """A file the visitor sent, or one that was sent to them."""
    visitor = await who(tx)
    file = await file_for_customer(tx, id, visitor.id)
    return download(file.name, file.type, await bytes_of(state.files, file))


__all__ = ["handlers", "middleware"]

handlers: list[ControllerRouterHandler] = [
    get_config,
    begin_session,
    list_own_conversations,
    list_own_entries,
    send_message,
    read_own,
    type_in_own,
    mail_own_transcript,
    leave_address,
    upload_own_file,
    download_own_file,
    *sockets,
    *site,
]
