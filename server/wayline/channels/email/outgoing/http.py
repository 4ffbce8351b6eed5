"""Mail that goes out, over HTTP: whom an answer goes to, conversations that we begin, addresses that are held back."""

from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.channels.email import store
from wayline.channels.email.outgoing.addressing import usual
from wayline.channels.email.outgoing.beginning import NewMail, begin
from wayline.channels.email.outgoing.suppressing import Suppressed, lift, suppressed_of
from wayline.company import Permission, sight_of
from wayline.conversations import author_of
from wayline.kit.http import Asker, Now, Tx, needs


class RecipientsShape(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an answer goes to unless somebody chooses, and what there is to choose from.

    `known`: who has a part in the conversation; anybody else is new to it. `suppressed`: of these, who gets no mail.
    `may_choose` is false for who sees addresses with masks.
    """

    to: list[str]
    cc: list[str]
    known: list[str]
    suppressed: list[Suppressed]
    may_choose: bool


class SuppressedList(msgspec.Struct):
    """Addresses that nothing is sent to, the newest first; at most 500."""

    items: list[Suppressed]
    next: None = None


class Begun(msgspec.Struct):
    """The conversation that was begun."""

    id: UUID


@get("/api/conversations/{id:uuid}/recipients", tags=["email"], **needs(Permission.CONVERSATIONS_REPLY))
async def show_recipients(id: FromPath[UUID], tx: Tx, caller: Asker) -> RecipientsShape:
    """Whom the next answer in a conversation by mail goes to: who wrote last, and all whom that mail named."""
    before = await store.of_conversations(tx, [id])
    ours = await store.every_address(tx)
    addressed = usual(before, ours)
    known = sorted({one for mail in before for one in mail.participants} - ours)
    held = await suppressed_of(tx, {*known, *addressed.to, *addressed.cc})
    words = sight_of(caller).words
    return RecipientsShape(
        to=[words(one) for one in addressed.to],
        cc=[words(one) for one in addressed.cc],
        known=[words(one) for one in known],
        suppressed=[Suppressed(words(one.address), one.at, words(one.reason)) for one in held.values()],
        may_choose=sight_of(caller).personal_data,
    )


@post(
    "/api/mailboxes/{id:uuid}/conversations",
    tags=["email"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def begin_conversation(id: FromPath[UUID], data: JSONBody[NewMail], tx: Tx, now: Now, caller: Asker) -> Begun:
    """Write to somebody first. The same `client_id` again gives the same conversation."""
    return Begun((await begin(tx, id, data, author_of(caller), now)).id)


@get("/api/suppressed", tags=["email"], **needs(Permission.CONVERSATIONS_REPLY))
async def list_suppressed(tx: Tx, caller: Asker) -> SuppressedList:
    """Addresses that nothing is sent to because a mail to them bounced for good."""
    words = sight_of(caller).words
    found = await store.suppressed(tx)
    return SuppressedList([Suppressed(words(one.address), one.at, words(one.reason)) for one in found])


@delete("/api/suppressed", tags=["email"], **needs(Permission.CONVERSATIONS_REPLY))
async def lift_suppression(address: FromQuery[str], tx: Tx, now: Now, caller: Asker) -> None:
    """Send to this address again."""
    await lift(tx, address, caller, now)


handlers: list[ControllerRouterHandler] = [show_recipients, begin_conversation, list_suppressed, lift_suppression]
