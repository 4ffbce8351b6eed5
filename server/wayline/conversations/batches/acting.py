"""What a batch does to one conversation, and how that is taken back: by the acts that there are for one."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.assigning import assign
from wayline.conversations.batches.model import BatchAct, BatchItem, Doing
from wayline.conversations.closing import close, unclose
from wayline.conversations.errors import AlreadySo
from wayline.conversations.merging.joining import merge, unmerge
from wayline.conversations.model import Author, Conversation
from wayline.conversations.pending import pend, unpend
from wayline.conversations.prioritising import prioritise
from wayline.conversations.resolving import Outcome, reopen, resolve
from wayline.conversations.snoozing import put_away, snooze, unsnooze
from wayline.conversations.spam import mark_spam, undo_spam
from wayline.conversations.states import Priority, Resolution, Status
from wayline.conversations.tagging import put_tags
from wayline.conversations.topics.keeping import put_topic
from wayline.kit.db import Transaction
from wayline.kit.errors import Conflict

OPENING = {
    Status.PENDING: unpend,
    Status.SNOOZED: unsnooze,
    Status.RESOLVED: reopen,
    Status.SPAM: undo_spam,
}


class ChangedSince(Conflict):
    """What a batch did was changed by somebody else since, and stays."""

    code = "changed_since"
    message = "Somebody changed it since. It stays as it is now."


async def standing(tx: Transaction, id: UUID, do: Doing) -> dict[str, Any]:
    """How a conversation stands in what this act changes, as plain JSON. Raises NoSuchConversation."""
    row = await store.load(tx, id)
    match do:
        case "assign" | "team":
            return {"teammate_id": _said(row.assignee_id), "team_id": _said(row.team_id)}
        case "prioritise":
            return {"priority": row.priority}
        case "tag" | "untag":
            return {"tag_ids": sorted(str(each) for each in await store.tags_of(tx, id))}
        case "topic":
            return {"topic_id": _said(row.topic_id)}
        case "merge":
            return {"into_id": _said(row.merged_into_id)}
        case _:
            return _status_of(row)


async def have_done(tx: Transaction, id: UUID, act: BatchAct, by: Author, at: datetime) -> None:
    """Have it be so for one conversation, also where it was so. Raises as the act for one conversation does."""
    try:
        async with tx.begin_nested():
            await do_one(tx, id, act, by, at)
    except AlreadySo:  # so it is, and there is nothing to take back
        pass


async def do_one(tx: Transaction, id: UUID, act: BatchAct, by: Author, at: datetime) -> None:
    """Do it to one conversation; what is so already stays so. Raises as the act for one conversation does."""
    row = await store.load(tx, id)
    match act.do:
        case "assign":
            await assign(tx, id, (act.teammate_id, row.team_id), by, at)
        case "team":
            await assign(tx, id, (row.assignee_id, act.team_id), by, at)
        case "prioritise" if act.priority:
            await prioritise(tx, id, act.priority, by, at)
        case "tag":
            await put_tags(tx, id, list(await store.tags_of(tx, id) | set(act.tag_ids)), by, at)
        case "untag":
            await put_tags(tx, id, list(await store.tags_of(tx, id) - set(act.tag_ids)), by, at)
        case "topic":
            await put_topic(tx, id, act.topic_id, by, at)
        case "status" if act.status:
            await _become(tx, row, {"status": act.status}, by, at)
        case "snooze" if act.pause:
            await put_away(tx, id, act.pause, by, at)
        case "merge" if act.into_id and act.into_id != id:
            await merge(tx, act.into_id, [id], by, at)


async def undo_one(tx: Transaction, item: BatchItem, do: Doing, by: Author, at: datetime) -> None:
    """Have it stand as it did. Raises as the acts that do so."""
    id, was = item.conversation_id, item.was
    match do:
        case "assign" | "team":
            await assign(tx, id, (_id(was["teammate_id"]), _id(was["team_id"])), by, at)
        case "prioritise":
            await prioritise(tx, id, Priority(was["priority"]), by, at)
        case "tag" | "untag":
            await put_tags(tx, id, [UUID(each) for each in was["tag_ids"]], by, at)
        case "topic":
            await put_topic(tx, id, _id(was["topic_id"]), by, at)
        case "merge":
            await unmerge(tx, id, by, at)
        case _:
            await _become(tx, await store.load(tx, id), was, by, at)


async def _become(tx: Transaction, row: Conversation, wanted: dict[str, Any], by: Author, at: datetime) -> None:
    """Through "open" to where it shall stand, each step an act that there is."""
    status = Status(wanted["status"])
    until = wanted.get("wakes_at") and datetime.fromisoformat(wanted["wakes_at"])
    if row.status == status and status is not Status.SNOOZED:
        return
    if row.status == Status.CLOSED:
        await unclose(tx, row.id, by, at)
    leaves = status is Status.OPEN or row.status == Status.SPAM or status in {Status.PENDING, Status.SNOOZED}
    if leaves and row.status in OPENING:
        await OPENING[Status(row.status)](tx, row.id, by, at)
    if row.status == status:
        return
    match status:
        case Status.PENDING:
            await pend(tx, row.id, by, at)
        case Status.RESOLVED:
            await resolve(tx, row.id, by, at, _outcome(wanted))
        case Status.CLOSED:
            await close(tx, row.id, by, at)
        case Status.SPAM:
            await mark_spam(tx, row.id, by, at)
        case Status.SNOOZED if until is None or until > at:
            await snooze(tx, row.id, until, by, at)


def _status_of(row: Conversation) -> dict[str, Any]:
    return {
        "status": row.status,
        "wakes_at": row.wakes_at and row.wakes_at.isoformat(),
        "resolution": row.resolution,
        "refund": None if row.refund is None else str(row.refund),
        "currency": row.refund_currency,
    }


def _outcome(was: dict[str, Any]) -> Outcome:
    resolution = Resolution(was["resolution"]) if was.get("resolution") else None
    amount = Decimal(was["refund"]) if was.get("refund") else None
    return Outcome(resolution, amount, was.get("currency"))


def _said(id: UUID | None) -> str | None:
    return str(id) if id else None


def _id(said: str | None) -> UUID | None:
    return UUID(said) if said else None
