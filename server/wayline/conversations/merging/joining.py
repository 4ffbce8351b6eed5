"""Merging conversations of one customer into one of them. Nothing is moved, so that it can be undone whole.

What was merged is closed and points to the other; what the customer writes to it goes there, where the same visitor or
address reads it on the same channel. The oldest wait of all of them goes on there.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo, NotMergeable
from wayline.conversations.model import Author, Conversation
from wayline.conversations.states import SETTLED, Status
from wayline.customers import customers_of
from wayline.kit.db import Transaction


async def merge(tx: Transaction, into: UUID, ids: Sequence[UUID], by: Author, at: datetime) -> Conversation:
    """These become one with `into`. Raises NoSuchConversation, NotMergeable."""
    # By their ids, so that two who merge the same ones wait for each other, and not for ever.
    rows = {id: await store.load(tx, id) for id in sorted({into, *ids})}
    target, sources = rows.pop(into), list(rows.values())
    await _check(tx, target, sources)
    for source in sources:
        was = {
            "status": source.status,
            "wakes_at": source.wakes_at and source.wakes_at.isoformat(),
            "unanswered_at": source.unanswered_at and source.unanswered_at.isoformat(),
        }
        source.merge_was = {**was, "target_waited_at": target.unanswered_at and target.unanswered_at.isoformat()}
        goes_on = was["status"] == Status.OPEN and target.status not in SETTLED
        waited = (
            {"waited_at": was["unanswered_at"]} if goes_on and was["unanswered_at"] else {}
        )  # for numbers to follow
        source.become(Status.CLOSED, by, at)
        source.merged_into_id = target.id
        waits = [each for each in (target.unanswered_at, source.unanswered_at) if each]
        target.unanswered_at = min(waits, default=None) if was["status"] == Status.OPEN else target.unanswered_at
        await add_state(tx, source, "merged", by, at, into=str(target.id), **waited)
        await add_state(tx, target, "merged_in", by, at, what="merged", other=str(source.id))
    return target


async def unmerge(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """It is one of its own again, as it stood before. Raises NoSuchConversation, AlreadySo where it is not merged."""
    source = await store.load(tx, id)
    was = source.merge_was
    if source.merged_into_id is None or was is None:
        raise AlreadySo("This conversation is not merged.", status=source.status)
    target = await store.find(tx, source.merged_into_id)
    source.merged_into_id = source.merge_was = None
    source.become(Status(was["status"]), by, at)
    source.wakes_at = _moment(was["wakes_at"])
    source.unanswered_at = _moment(was["unanswered_at"])
    await add_state(tx, source, "unmerged", by, at, reason="unmerged")
    if target is not None:
        if target.unanswered_at is not None and target.unanswered_at == source.unanswered_at:
            target.unanswered_at = _moment(was["target_waited_at"])
        await add_state(tx, target, "unmerged_from", by, at, what="merged", other=str(source.id), value=None)
    return source


async def _check(tx: Transaction, target: Conversation, sources: Sequence[Conversation]) -> None:
    if not sources:
        raise NotMergeable("Choose another conversation to merge with.")
    for each in (target, *sources):
        if each.merged_into_id is not None or each.status in {Status.SPAM, Status.CLOSED}:
            raise NotMergeable(conversation_id=str(each.id), status=each.status)
    whose = await customers_of(tx, {each.identity for each in (target, *sources)})
    if len({whose.get(each.identity, each.identity) for each in (target, *sources)}) > 1:
        raise NotMergeable("These are of different customers, who would read each other's. Link them instead.")


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
