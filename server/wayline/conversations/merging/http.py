"""Merging over HTTP, and what else the same customer has with us."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.merging.joining import merge, unmerge
from wayline.conversations.shapes import ConversationShape
from wayline.kit.http import Asker, Now, Tx, needs


class Merged(msgspec.Struct):
    """Which conversations become one with this one."""

    ids: Annotated[list[UUID], Meta(min_length=1, max_length=20)]


class Others(msgspec.Struct, frozen=True):
    """Conversations of the same customer, newest first."""

    items: Sequence[ConversationShape]
    next: None = None


@get("/api/conversations/{id:uuid}/others", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def list_others(tx: Tx, caller: Asker, id: FromPath[UUID]) -> Others:
    """What else this customer has talked about with us: the newest 20."""
    return Others(await reads.others(tx, id, teammate_of(caller), sight_of(caller)))


@post(
    "/api/conversations/{id:uuid}/merge",
    tags=["conversations"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def merge_conversations(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Merged]
) -> ConversationShape:
    """These become one with this one, which is answered with. All are of one customer."""
    await merge(tx, id, data.ids, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@post(
    "/api/conversations/{id:uuid}/unmerge",
    tags=["conversations"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def unmerge_conversation(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> ConversationShape:
    """A conversation that was merged is one of its own again, as it stood before."""
    await unmerge(tx, id, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


handlers: list[ControllerRouterHandler] = [list_others, merge_conversations, unmerge_conversation]
