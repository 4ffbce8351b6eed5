"""Mail over HTTP: its mailboxes, its way in, and what became of it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.channels.email import store, taking
from wayline.channels.email.blocked import http as blocked_http
from wayline.channels.email.errors import MailTooLarge, NoSuchMail
from wayline.channels.email.fetching import http as fetching_http
from wayline.channels.email.fetching.shapes import FetchingShape, fetching_by_channel
from wayline.channels.email.mailboxes import mailbox_with, open_mailbox, show_secret, trust
from wayline.channels.email.model import Mailbox, Way, stored_as
from wayline.channels.email.onward import http as onward_http
from wayline.channels.email.outgoing import http as outgoing_http
from wayline.channels.email.reading import MOST_BYTES
from wayline.channels.email.shapes import MailList, mail_shape
from wayline.channels.email.showing import policy
from wayline.channels.email.signatures import http as signatures_http
from wayline.company import Channel, Permission, channels_by_id, sight_of
from wayline.kit.downloads import download
from wayline.kit.http import Asker, Now, Tx, needs, public

SIGNATURE = "x-wayline-signature"
HANDED_OVER = public("A program that hands mail over: known by the mailbox's key and a signature with its secret.")


class MailboxWish(msgspec.Struct):
    """A new mailbox."""

    name: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
    address: Annotated[str, Meta(min_length=3, max_length=254)]


class TrustWish(msgspec.Struct):
    """Whose Authentication-Results are believed: the name that server signs them with; empty: nobody's."""

    server: Annotated[str, Meta(max_length=253, pattern=r"^[A-Za-z0-9._-]*$")] = ""


class MailboxShape(msgspec.Struct, frozen=True, kw_only=True):
    """A mailbox: its channel, its address, and the path mail is handed over at."""

    channel_id: UUID
    name: str
    address: str
    path: str
    active: bool
    made_at: datetime
    trusted: str
    fetching: FetchingShape | None


class MailboxList(msgspec.Struct):
    """The mailboxes, by address."""

    items: list[MailboxShape]
    next: None = None


class MailboxSecret(msgspec.Struct):
    """What mail that is handed over is signed with."""

    secret: str


class MailTaken(msgspec.Struct):
    """The mail is stored; `is_new` is false for one that was handed over before."""

    id: UUID
    is_new: bool


@get("/api/mailboxes", tags=["email"], **needs(Permission.CHANNELS_READ))
async def list_mailboxes(tx: Tx) -> MailboxList:
    """The mailboxes."""
    found = await store.mailboxes(tx)
    channels = await channels_by_id(tx, {one.channel_id for one in found})
    fetched = await fetching_by_channel(tx)
    return MailboxList([_mailbox(channels[one.channel_id], one, fetched.get(one.channel_id)) for one in found])


@post("/api/mailboxes", tags=["email"], **needs(Permission.CHANNELS_EDIT))
async def make_mailbox(data: JSONBody[MailboxWish], tx: Tx, now: Now, caller: Asker) -> MailboxShape:
    """Open a mailbox: a channel with an address."""
    return _mailbox(*await open_mailbox(tx, data.name, data.address, caller, now))


@put("/api/mailboxes/{id:uuid}/trusted", tags=["email"], status_code=204, **needs(Permission.CHANNELS_EDIT))
async def trust_server(id: FromPath[UUID], data: JSONBody[TrustWish], tx: Tx, now: Now, caller: Asker) -> None:
    """Believe the Authentication-Results of one server, of which a mail that fails DMARC joins no conversation."""
    await trust(tx, id, data.server, caller, now)


@post("/api/mailboxes/{id:uuid}/secret", tags=["email"], status_code=200, **needs(Permission.CHANNELS_EDIT))
async def show_mailbox_secret(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> MailboxSecret:
    """The secret of a mailbox, by the id of its channel; that it was shown is written down."""
    return MailboxSecret(await show_secret(tx, id, caller, now))


@post(
    "/v1/mail/{key:str}",
    tags=["email"],
    status_code=202,
    request_max_body_size=MOST_BYTES + 1,
    **HANDED_OVER,
)
async def take_mail(request: Request[Any, Any, Any], key: FromPath[str], tx: Tx, now: Now, state: State) -> MailTaken:
    """Take a whole mail (RFC 5322) as it is, signed: `X-Wayline-Signature: t=<seconds>,v1=<hex>`.

    The signature is HMAC-SHA256, with the mailbox's secret, over the seconds, a full stop, and the body. It is
    answered when the mail is stored; what it says is read right after.
    """
    await mailbox_with(tx, key)  # before a body of 25 MB is read for nobody
    raw = await request.body()
    if len(raw) > MOST_BYTES:
        raise MailTooLarge
    id, is_new = await taking.take(tx, state.files, key, taking.Handed(raw, request.headers.get(SIGNATURE, "")), now)
    return MailTaken(id, is_new)


@get("/api/mails", tags=["email"], **needs(Permission.CHANNELS_EDIT))
async def list_bad_mails(tx: Tx, caller: Asker) -> MailList:
    """Mails that could not be read, sent or delivered, the newest first; at most 500."""
    return MailList([mail_shape(one, sight_of(caller)) for one in await store.bad(tx)])


@get("/api/conversations/{id:uuid}/mails", tags=["email"], **needs(Permission.CONVERSATIONS_READ))
async def list_mails(id: FromPath[UUID], tx: Tx, caller: Asker) -> MailList:
    """The mails of a conversation, in their order."""
    return MailList([mail_shape(one, sight_of(caller)) for one in await store.of_conversations(tx, [id])])


@get("/api/mails/{id:uuid}/page", tags=["email"], media_type="text/html", **needs(Permission.PERSONAL_DATA_READ))
async def show_mail(
    *, id: FromPath[UUID], tx: Tx, state: State, images: FromQuery[bool] = False, dark: FromQuery[bool] = False
) -> Response[str]:
    """A mail's HTML as a page that can do nothing, for a frame; `images`: with pictures from elsewhere."""
    page = await taking.page(tx, state.files, id, with_images=images, dark=dark)
    headers = {"Content-Security-Policy": policy(with_images=images), "Cache-Control": "private, max-age=3600"}
    fixed = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    return Response(page, media_type="text/html", headers=headers | fixed)


@post("/api/mails/{id:uuid}/retry", tags=["email"], status_code=202, **needs(Permission.CHANNELS_EDIT))
async def retry_mail(id: FromPath[UUID], tx: Tx, now: Now) -> None:
    """Read a mail once more that could not be read."""
    await taking.try_again(tx, id, now)


@get("/api/mails/{id:uuid}/raw", tags=["email"], **needs(Permission.PERSONAL_DATA_READ))
async def download_mail(id: FromPath[UUID], tx: Tx, state: State) -> Response[bytes]:
    """A mail that came, as it came. Raises NoSuchMail for one of ours."""
    mail = await store.look_at(tx, id)
    if mail.way != Way.IN.value:
        raise NoSuchMail(id=str(id))
    return download(f"{mail.subject or 'mail'}.eml", "message/rfc822", await state.files.get(stored_as(id)))


def _mailbox(channel: Channel, mailbox: Mailbox, fetching: FetchingShape | None = None) -> MailboxShape:
    return MailboxShape(
        channel_id=channel.id,
        name=channel.name,
        address=mailbox.address,
        path=f"/v1/mail/{channel.key}",
        active=channel.active,
        made_at=mailbox.made_at,
        trusted=mailbox.trusted,
        fetching=fetching,
    )


handlers: list[ControllerRouterHandler] = [
    list_mailboxes,
    make_mailbox,
    trust_server,
    show_mailbox_secret,
    take_mail,
    list_bad_mails,
    list_mails,
    show_mail,
    retry_mail,
    download_mail,
    *blocked_http.handlers,
    *fetching_http.handlers,
    *onward_http.handlers,
    *outgoing_http.handlers,
    *signatures_http.handlers,
]
