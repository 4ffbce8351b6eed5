"""Splitting over HTTP."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.shapes import ConversationShape
from wayline.conversations.splitting.parting import Cut, split, unsplit
from wayline.kit.http import Asker, Now, Tx, needs

MAY = needs(Permission.CONVERSATIONS_REPLY)


@post("/api/conversations/{id:uuid}/split", tags=["conversations"], status_code=200, **MAY)
async def split_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Cut]
) -> ConversationShape:
    """A message of the customer's, and what they wrote after it where that is wanted, becomes a conversation.

    The new one is answered with.
    """
    new = await split(tx, id, data, author_of(caller), now)
    return await reads.conversation(tx, new.id, teammate_of(caller), sight_of(caller))


@post("/api/conversations/{id:uuid}/unsplit", tags=["conversations"], status_code=200, **MAY)
async def unsplit_conversation(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> ConversationShape:
    """What was split out into this conversation goes back where it stood; that one is answered with."""
    old = await unsplit(tx, id, author_of(caller), now)
    return await reads.conversation(tx, old.id, teammate_of(caller), sight_of(caller))


handlers: list[ControllerRouterHandler] = [split_conversation, unsplit_conversation]
