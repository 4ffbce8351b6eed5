"""The questions asked of batches."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import case, func, select, update

from wayline.conversations.batches.model import Batch, BatchItem
from wayline.conversations.model import Conversation
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


class NoSuchBatch(NotFound):
    """No batch has this id, or it is another's."""

    code = "no_such_batch"
    message = "There is no such batch."


async def begin(tx: Transaction, batch: Batch, ids: Sequence[UUID]) -> None:
    """Write a batch with those of these conversations that there are.

    By their ids, so that two batches done at once wait for each other's conversations, and not for ever.
    """
    known = set((await tx.execute(select(Conversation.id).where(Conversation.id.in_(ids)))).scalars())
    chosen = sorted(known)
    batch.total = len(chosen)
    tx.add(batch)
    await tx.flush()
    tx.add_all([BatchItem(batch_id=batch.id, conversation_id=id, place=place) for place, id in enumerate(chosen)])
    await tx.flush()


async def load(tx: Transaction, id: UUID, by: UUID | None) -> Batch:
    """One that this teammate (or key: None) asked for, held. Raises NoSuchBatch."""
    found = await tx.get(Batch, id, with_for_update=True, populate_existing=True)
    if found is None or found.by_id != by:
        raise NoSuchBatch(id=str(id))
    return found


async def find(tx: Transaction, id: UUID) -> Batch | None:
    """It as it stands now, held: whoever stops it or takes it back is waited for."""
    return await tx.get(Batch, id, with_for_update=True, populate_existing=True)


async def hold(tx: Transaction, conversations: Collection[UUID]) -> None:
    """Hold these until the transaction ends, by their ids: two who hold several wait in one order."""
    chosen = select(Conversation.id).where(Conversation.id.in_(conversations)).order_by(Conversation.id)
    await tx.execute(chosen.with_for_update())


async def conversations_of(tx: Transaction, batch: UUID) -> Sequence[UUID]:
    """Every conversation of it."""
    return (await tx.execute(select(BatchItem.conversation_id).where(BatchItem.batch_id == batch))).scalars().all()


async def next_item(tx: Transaction, batch: UUID) -> BatchItem | None:
    """The next that there is something to do with, held; those that another holds are passed over."""
    ahead = BatchItem.state.in_(["waiting", "undoing"])
    wanted = select(BatchItem).where(BatchItem.batch_id == batch, ahead).order_by(BatchItem.place).limit(1)
    held = wanted.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return (await tx.execute(held)).scalar_one_or_none()


async def take_back(tx: Transaction, batch: UUID) -> None:
    """What was done is to be undone; what was still ahead is not done any more."""
    becomes = case((BatchItem.state == "done", "undoing"), else_="undone")
    of_it = update(BatchItem).where(BatchItem.batch_id == batch, BatchItem.state.in_(["done", "waiting"]))
    await tx.execute(of_it.values(state=becomes).execution_options(synchronize_session=False))


async def states(tx: Transaction, batch: UUID) -> dict[str, int]:
    """How many of its conversations are in each state."""
    counted = select(BatchItem.state, func.count()).where(BatchItem.batch_id == batch).group_by(BatchItem.state)
    return {row[0]: row[1] for row in await tx.execute(counted)}


async def wrong(tx: Transaction, batch: UUID, most: int) -> Sequence[BatchItem]:
    """Those that could not be done or taken back, in their order."""
    told = BatchItem.state.in_(["failed", "kept"])
    wanted = select(BatchItem).where(BatchItem.batch_id == batch, told).order_by(BatchItem.place).limit(most)
    return (await tx.execute(wanted)).scalars().all()
