"""Blocked senders over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromQuery, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.channels.email.blocked import store
from wayline.channels.email.blocked.blocking import block_sender, unblock_sender
from wayline.channels.email.shapes import MailList, mail_shape
from wayline.company import Permission, sight_of
from wayline.kit.http import Asker, Now, Tx, needs


class BlockWish(msgspec.Struct):
    """An address, or a domain (`spam.example` or `@spam.example`) with all below it."""

    sender: Annotated[str, Meta(min_length=3, max_length=254)]


class Blocked(msgspec.Struct, frozen=True):
    """An address or a domain that is blocked, since when, and by which teammate."""

    sender: str
    at: datetime
    by_id: UUID | None


class BlockedList(msgspec.Struct):
    """What is blocked, the newest first; at most 500."""

    items: list[Blocked]
    next: None = None


class BlockedName(msgspec.Struct):
    """What is blocked now, in its normal form."""

    sender: str


@get("/api/blocked-senders", tags=["email"], **needs(Permission.CUSTOMERS_BLOCK))
async def list_blocked_senders(tx: Tx, caller: Asker) -> BlockedList:
    """Addresses and domains whose mail goes no further."""
    words = sight_of(caller).words
    return BlockedList([Blocked(words(one.sender), one.at, one.by_id) for one in await store.every(tx)])


@post("/api/blocked-senders", tags=["email"], status_code=200, **needs(Permission.CUSTOMERS_BLOCK))
async def block_a_sender(data: JSONBody[BlockWish], tx: Tx, now: Now, caller: Asker) -> BlockedName:
    """Block an address or a domain: its mail is stored and shown as blocked, opens nothing and starts no clock."""
    return BlockedName(await block_sender(tx, data.sender, caller, now))


@delete("/api/blocked-senders", tags=["email"], **needs(Permission.CUSTOMERS_BLOCK))
async def unblock_a_sender(sender: FromQuery[str], tx: Tx, now: Now, caller: Asker) -> None:
    """Take its mail in again from now on; what was blocked can be read again one by one."""
    await unblock_sender(tx, sender, caller, now)


@get("/api/blocked-mails", tags=["email"], **needs(Permission.CUSTOMERS_BLOCK))
async def list_blocked_mails(tx: Tx, caller: Asker) -> MailList:
    """Mails that were blocked, the newest first; at most 500."""
    return MailList([mail_shape(one, sight_of(caller)) for one in await store.mails(tx)])


handlers: list[ControllerRouterHandler] = [
    list_blocked_senders,
    block_a_sender,
    unblock_a_sender,
    list_blocked_mails,
]
