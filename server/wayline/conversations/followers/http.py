"""Who follows a conversation and what it is about, over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.describing import put_about, put_phase
from wayline.conversations.followers.keeping import put_followers
from wayline.conversations.shapes import ConversationShape
from wayline.conversations.states import About, Phase
from wayline.kit.http import Asker, Now, Tx, needs

REPLY = needs(Permission.CONVERSATIONS_REPLY)


class Followers(msgspec.Struct):
    """The teammates who follow it from now on."""

    teammate_ids: Annotated[list[UUID], Meta(max_length=50)]


class PhaseSaid(msgspec.Struct):
    """Before, during or after a purchase; None: nobody said."""

    phase: Phase | None


class AboutSaid(msgspec.Struct):
    """The order or page it is about; None: none."""

    about: About | None


@put("/api/conversations/{id:uuid}/followers", tags=["conversations"], **REPLY)
async def put_followers_on(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Followers]
) -> ConversationShape:
    """These teammates follow it, and nobody else: they are told of what customers write in it."""
    await put_followers(tx, id, data.teammate_ids, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@put("/api/conversations/{id:uuid}/phase", tags=["conversations"], **REPLY)
async def put_phase_on(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[PhaseSaid]
) -> ConversationShape:
    """Say where the customer is with what they buy."""
    await put_phase(tx, id, data.phase, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@put("/api/conversations/{id:uuid}/about", tags=["conversations"], **REPLY)
async def put_about_on(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[AboutSaid]
) -> ConversationShape:
    """Say which order or page it is about."""
    await put_about(tx, id, data.about, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


handlers: list[ControllerRouterHandler] = [put_followers_on, put_phase_on, put_about_on]
