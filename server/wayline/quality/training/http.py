"""Training over HTTP."""

from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.kit.http import Asker, Now, Tx, needs, signed_in
from wayline.quality.training import giving, reads
from wayline.quality.training.giving import Giving, HandedIn, ItemSaid
from wayline.quality.training.reads import (
    GivenList,
    HandedInShape,
    OwnTrainingList,
    TrainingItemList,
    TrainingItemShape,
)

READ, EDIT = needs(Permission.COACHING_READ), needs(Permission.COACHING_EDIT)


class GivenTo(msgspec.Struct, frozen=True):
    """To how many teammates an item is new."""

    given: int


@get("/api/training-items", tags=["quality"], **EDIT)
async def list_items(tx: Tx) -> TrainingItemList:
    """What teammates can be given."""
    return await reads.library(tx)


@post("/api/training-items", tags=["quality"], **EDIT)
async def add_item(tx: Tx, caller: Asker, now: Now, data: JSONBody[ItemSaid]) -> TrainingItemShape:
    """Put a page, a link or a quiz into the library."""
    return reads.item_shape(await giving.add_item(tx, data, caller, now))


@put("/api/training-items/{id:uuid}", tags=["quality"], **EDIT)
async def put_item(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[ItemSaid]) -> TrainingItemShape:
    """Change what it holds."""
    return reads.item_shape(await giving.change_item(tx, id, data, caller, now))


@delete("/api/training-items/{id:uuid}", tags=["quality"], **EDIT)
async def archive_item(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Give it to nobody any more; who has it keeps it."""
    await giving.archive_item(tx, id, caller, now)


@post("/api/training-items/{id:uuid}/give", tags=["quality"], status_code=200, **EDIT)
async def give_item(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Giving]) -> GivenTo:
    """Give it to teammates and teams, until the end of a day."""
    return GivenTo(await giving.give_item(tx, id, data, caller, now))


@get("/api/training", tags=["quality"], **READ)
async def list_given(tx: Tx, now: Now) -> GivenList:
    """What teammates were given, and how it stands; twelve weeks, and what is not done."""
    return await reads.given(tx, now)


@delete("/api/training/{id:uuid}", tags=["quality"], **EDIT)
async def take_away(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """A teammate has it to do no more."""
    await giving.take_away(tx, id, caller, now)


@get("/api/me/training", tags=["quality"], **signed_in())
async def list_own_training(tx: Tx, caller: Asker, now: Now) -> OwnTrainingList:
    """What you were given."""
    return await reads.own(tx, caller.id, now)


@post("/api/training/{id:uuid}/done", tags=["quality"], status_code=200, **signed_in())
async def hand_in(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[HandedIn]) -> HandedInShape:
    """You have done it; a quiz with your answers."""
    found, right = await giving.hand_in(tx, id, data, caller, now)
    return HandedInShape((await reads.own_shapes(tx, [found], now))[0], right)


handlers: list[ControllerRouterHandler] = [
    list_items,
    add_item,
    put_item,
    archive_item,
    give_item,
    list_given,
    take_away,
    list_own_training,
    hand_in,
]
