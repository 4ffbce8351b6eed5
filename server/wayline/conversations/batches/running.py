"""Beginning a batch, going through its conversations one by one, stopping it, and taking it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.conversations.batches import store
from wayline.conversations.batches.acting import ChangedSince, have_done, standing, undo_one
from wayline.conversations.batches.model import AT_ONCE, MOST, Batch, BatchAct, BatchItem
from wayline.conversations.errors import AlreadySo
from wayline.conversations.model import Author, Side
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Invalid, WaylineError

RUN = "conversations:run_batch"


async def begin(tx: Transaction, ids: Sequence[UUID], act: BatchAct, by: Author, at: datetime) -> Batch:
    """Do this to these conversations: a few at once, many by a job. Raises Invalid for none, too many, or no act."""
    act.check()
    if not ids or len(ids) > MOST:
        raise Invalid(f"A batch is of 1 to {MOST} conversations.", count=len(ids))
    batch = Batch(by_kind=by.kind.value, by_id=by.id, act=act.plain(), total=len(ids), begun_at=at)
    await store.begin(tx, batch, ids)
    await _go_on(tx, batch, at)
    return batch


async def undo(tx: Transaction, id: UUID, by: Author, at: datetime) -> Batch:
    """Have every conversation stand as it did, but those that somebody changed since. Raises NoSuchBatch, AlreadySo."""
    batch = await store.load(tx, id, by.id)
    if batch.undone_at is not None:
        raise AlreadySo("This was taken back already.")
    batch.undone_at, batch.ended_at, batch.stopped_at = at, None, None
    await tx.flush()
    await store.take_back(tx, batch.id)
    await _go_on(tx, batch, at)
    return batch


async def stop(tx: Transaction, id: UUID, by: Author, at: datetime) -> Batch:
    """What is still ahead is not done; what was done stays. Raises NoSuchBatch."""
    batch = await store.load(tx, id, by.id)
    if batch.ended_at is None:
        batch.stopped_at = batch.ended_at = at
    await tx.flush()
    return batch


async def run(database: Database, id: UUID, at: datetime) -> None:
    """Go through what is ahead, each in a transaction of its own. To do it again is harmless."""
    while True:
        async with database.transaction() as tx:
            batch = await store.find(tx, id)
            if batch is None or batch.ended_at is not None or not await _step(tx, batch, at):
                return


async def _go_on(tx: Transaction, batch: Batch, at: datetime) -> None:
    if batch.total > AT_ONCE:
        await jobs.ask(tx, RUN, batch_id=str(batch.id))
        return
    await store.hold(tx, _held_with(batch, await store.conversations_of(tx, batch.id)))
    while await _step(tx, batch, at):
        pass


async def _step(tx: Transaction, batch: Batch, at: datetime) -> bool:
    """The next one of a batch; whether there was one. The last one ends it."""
    item = await store.next_item(tx, batch.id)
    if item is None:
        batch.ended_at = at
        await tx.flush()
        return False
    act = msgspec.convert(batch.act, BatchAct)
    by = Author(Side(batch.by_kind), batch.by_id)
    is_undoing = item.state == "undoing"
    await store.hold(tx, _held_with(batch, [item.conversation_id]))
    try:
        async with tx.begin_nested():
            await (_take_back if is_undoing else _do)(tx, item, act, by, at)
            await tx.flush()
    except WaylineError as error:
        item.state = "kept" if is_undoing else "failed"
        item.code, item.message = error.code, str(error)
        await tx.flush()
    return True


async def _do(tx: Transaction, item: BatchItem, act: BatchAct, by: Author, at: datetime) -> None:
    was = await standing(tx, item.conversation_id, act.do)
    await have_done(tx, item.conversation_id, act, by, at)
    item.was, item.became = was, await standing(tx, item.conversation_id, act.do)
    item.state = "done"


async def _take_back(tx: Transaction, item: BatchItem, act: BatchAct, by: Author, at: datetime) -> None:
    if item.was != item.became:
        if await standing(tx, item.conversation_id, act.do) != item.became:
            raise ChangedSince
        await undo_one(tx, item, act.do, by, at)
    item.state = "undone"


def _held_with(batch: Batch, conversations: Sequence[UUID]) -> set[UUID]:
    """These, and what they are merged into."""
    into = msgspec.convert(batch.act, BatchAct).into_id
    return {*conversations, *([into] if into else [])}
