"""Batches over HTTP."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.conversations.batches import store
from wayline.conversations.batches.model import MOST, Batch, BatchAct
from wayline.conversations.batches.running import begin, stop, undo
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.listing.reads import ids_of
from wayline.conversations.views.counting.reads import wanted_of
from wayline.conversations.views.shapes import Filters
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden
from wayline.kit.http import Asker, Now, Tx, needs

REPLY = needs(Permission.CONVERSATIONS_REPLY)
NAMED = 100


class NewBatch(msgspec.Struct, frozen=True):
    """What to do to which: these conversations, or all that a list of these filters and words shows."""

    act: BatchAct
    ids: Annotated[list[UUID], Meta(max_length=MOST)] = []
    filters: Filters | None = None
    search: Annotated[str, Meta(max_length=300)] | None = None


class BatchProblem(msgspec.Struct, frozen=True):
    """A conversation that could not be done, or taken back, and why."""

    conversation_id: UUID
    code: str
    message: str


class BatchShape(msgspec.Struct, frozen=True, kw_only=True):
    """How far a batch is. `wrong` counts what could not be done or taken back; `problems` names the first 100."""

    id: UUID
    act: BatchAct
    state: Literal["running", "done", "stopped", "undoing", "undone"]
    total: int
    done: int
    undone: int
    wrong: int
    problems: list[BatchProblem]
    begun_at: datetime


@post("/api/batches", tags=["conversations"], status_code=200, **REPLY)
async def begin_batch(tx: Tx, caller: Asker, now: Now, data: JSONBody[NewBatch]) -> BatchShape:
    """Do one thing to many conversations: up to 50 at once, more by a job that is asked after."""
    if data.act.do in {"assign", "team"} and not caller.may(Permission.CONVERSATIONS_ASSIGN):
        raise Forbidden(permission=Permission.CONVERSATIONS_ASSIGN.value)
    ids = data.ids
    if data.filters is not None:
        wanted = wanted_of(data.filters, teammate_of(caller), now)
        wanted = msgspec.structs.replace(wanted, search=data.search, sight=sight_of(caller))
        ids = await ids_of(tx, wanted, MOST + 1)
    return await _shape(tx, await begin(tx, ids, data.act, author_of(caller), now))


@get("/api/batches/{id:uuid}", tags=["conversations"], **REPLY)
async def show_batch(tx: Tx, caller: Asker, id: FromPath[UUID]) -> BatchShape:
    """How far a batch of yours is."""
    return await _shape(tx, await store.load(tx, id, author_of(caller).id))


@post("/api/batches/{id:uuid}/undo", tags=["conversations"], status_code=200, **REPLY)
async def undo_batch(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> BatchShape:
    """Have every conversation of it stand as it did, but those that somebody changed since."""
    return await _shape(tx, await undo(tx, id, author_of(caller), now))


@post("/api/batches/{id:uuid}/stop", tags=["conversations"], status_code=200, **REPLY)
async def stop_batch(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> BatchShape:
    """Do no more of it; what was done stays."""
    return await _shape(tx, await stop(tx, id, author_of(caller), now))


async def _shape(tx: Transaction, batch: Batch) -> BatchShape:
    ended, states = batch.ended_at, await store.states(tx, batch.id)
    wrong = await store.wrong(tx, batch.id, NAMED)
    state: Literal["running", "done", "stopped", "undoing", "undone"] = "running"
    if batch.undone_at is not None:
        state = "undone" if ended else "undoing"
    elif ended is not None:
        state = "stopped" if batch.stopped_at else "done"
    return BatchShape(
        id=batch.id,
        act=msgspec.convert(batch.act, BatchAct),
        state=state,
        total=batch.total,
        done=states.get("done", 0) + states.get("undoing", 0),
        undone=states.get("undone", 0),
        wrong=states.get("failed", 0) + states.get("kept", 0),
        problems=[BatchProblem(each.conversation_id, each.code or "", each.message or "") for each in wrong],
        begun_at=batch.begun_at,
    )


handlers: list[ControllerRouterHandler] = [begin_batch, show_batch, undo_batch, stop_batch]
