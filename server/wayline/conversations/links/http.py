"""Links over HTTP."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.links.linking import LinkWanted, link, unlink
from wayline.conversations.links.reads import RelatedShape, linkable, related
from wayline.conversations.listing.reads import Wanted
from wayline.conversations.shapes import ConversationShape
from wayline.kit.http import Asker, Now, Tx, needs


class RelatedList(msgspec.Struct, frozen=True):
    """What a conversation has to do with."""

    items: Sequence[RelatedShape]
    next: None = None


class Linkable(msgspec.Struct, frozen=True):
    """Conversations to link with."""

    items: Sequence[ConversationShape]
    next: None = None


@get("/api/conversations/{id:uuid}/related", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def list_related(tx: Tx, caller: Asker, id: FromPath[UUID]) -> RelatedList:
    """The conversations that this one has to do with, and why."""
    return RelatedList(await related(tx, id, teammate_of(caller), sight_of(caller)))


@get("/api/conversations/{id:uuid}/linkable", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def list_linkable(
    tx: Tx,
    caller: Asker,
    now: Now,
    id: FromPath[UUID],
    text: FromQuery[Annotated[str, Meta(max_length=200)]] = "",
) -> Linkable:
    """At most 12 conversations of any customer, by number (`#1234`), subject, customer or what was said."""
    wanted = Wanted(teammate=teammate_of(caller), now=now, view="any", sight=sight_of(caller))
    return Linkable(await linkable(tx, id, text, wanted))


@post(
    "/api/conversations/{id:uuid}/links",
    tags=["conversations"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def link_conversations(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[LinkWanted]
) -> RelatedList:
    """These have to do with this one. What is linked already stays as it is."""
    await link(tx, id, data, author_of(caller), now)
    return RelatedList(await related(tx, id, teammate_of(caller), sight_of(caller)))


@delete(
    "/api/conversations/{id:uuid}/links/{other:uuid}",
    tags=["conversations"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def unlink_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], other: FromPath[UUID]
) -> RelatedList:
    """These two have nothing to do with each other."""
    await unlink(tx, id, other, author_of(caller), now)
    return RelatedList(await related(tx, id, teammate_of(caller), sight_of(caller)))


handlers: list[ControllerRouterHandler] = [list_related, list_linkable, link_conversations, unlink_conversation]
