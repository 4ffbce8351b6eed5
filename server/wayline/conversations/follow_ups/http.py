"""Handing over and follow-ups over HTTP."""

from uuid import UUID

from litestar import delete, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.follow_ups.promising import Promised, promise, withdraw
from wayline.conversations.handing_over import HandOver, hand_on
from wayline.conversations.shapes import ConversationShape
from wayline.kit.http import Asker, Now, Tx, needs

REPLY = needs(Permission.CONVERSATIONS_REPLY)


@put("/api/conversations/{id:uuid}/follow-up", tags=["conversations"], **REPLY)
async def promise_follow_up(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Promised]
) -> ConversationShape:
    """Promise to come back to the customer by a moment. Your next answer keeps it."""
    await promise(tx, id, data, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@delete("/api/conversations/{id:uuid}/follow-up", tags=["conversations"], status_code=200, **REPLY)
async def withdraw_follow_up(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> ConversationShape:
    """Promise it no more."""
    await withdraw(tx, id, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@post(
    "/api/conversations/{id:uuid}/hand-over",
    tags=["conversations"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_ASSIGN),
)
async def hand_over_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[HandOver]
) -> ConversationShape:
    """Give it to another team or teammate, or up, with a reason and a word to them."""
    await hand_on(tx, id, data, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


handlers: list[ControllerRouterHandler] = [promise_follow_up, withdraw_follow_up, hand_over_conversation]
