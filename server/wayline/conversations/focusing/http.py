"""What consoles say of their teammate's attention, over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission
from wayline.conversations.callers import teammate_of
from wayline.conversations.focusing.keeping import Focused, keep_focus
from wayline.conversations.focusing.reads import HandlingShape, handling
from wayline.kit.http import Asker, Now, Tx, needs


class FocusSaid(msgspec.Struct):
    """What was in front and worked on since a console last said so."""

    items: Annotated[list[Focused], Meta(max_length=50)]


@post("/api/me/focus", tags=["conversations"], status_code=204, **needs(Permission.CONVERSATIONS_READ))
async def say_focus(tx: Tx, caller: Asker, now: Now, data: JSONBody[FocusSaid]) -> None:
    """Say which conversations you worked on; a key works on none."""
    if teammate := teammate_of(caller):
        await keep_focus(tx, teammate, data.items, now)


@get("/api/conversations/{id:uuid}/handling", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def get_handling(tx: Tx, caller: Asker, now: Now, state: State, id: FromPath[UUID]) -> HandlingShape:
    """How long your company worked on this conversation, as far as its consoles saw."""
    return await handling(tx, state.reading, id, caller, now)


handlers: list[ControllerRouterHandler] = [say_focus, get_handling]
