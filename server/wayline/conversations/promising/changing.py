"""What becomes of one promise: its row, a line of its history, and its touchpoint, together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from wayline.conversations.adding import add_state
from wayline.conversations.model import SYSTEM, Author, Conversation
from wayline.conversations.promising import store
from wayline.conversations.promising.clock import Running
from wayline.conversations.promising.model import Promise, PromiseChange
from wayline.kit.db import Transaction, is_history
from wayline.kit.ids import derived_id
from wayline.kit.jobs import ask
from wayline.touchpoints.recording import Touchpoint, record, standard

NAMES = {
    "started": "Promise Started",
    "paused": "Promise Paused",
    "resumed": "Promise Resumed",
    "moved": "Promise Moved",
    "warned": "Promise Warned",
    "breached": "Promise Breached",
    "met": "Promise Met",
    "late": "Promise Kept Late",
    "dropped": "Promise Dropped",
}
BREACHED = "promise_breached"
ACT = "promises:act"


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """What happened: when, in one word, by whom, and whether a teammate answered the customer by it."""

    at: datetime
    why: str
    by: Author = SYSTEM
    answers: bool = False


def put(promise: Promise, run: Running) -> None:
    """Write onto the row how its clock stands, when it is due, and when there is something to do."""
    promise.counted, promise.since_at = run.counted, run.since
    promise.paused_at = (promise.paused_at or run.since) if run.stands_still else None
    promise.due_at, promise.warns_at = run.due_at(), run.warns_at()
    set_next(promise)


def set_next(promise: Promise) -> None:
    """When there is something to do: to warn, then to say that it is broken, then nothing."""
    warns = promise.warns_at if promise.warned_at is None else None
    promise.next_at = None
    if promise.ended_at is None and promise.breached_at is None and promise.due_at is not None:
        promise.next_at = warns or promise.due_at


async def settle(tx: Transaction, conversation: Conversation, promise: Promise, at: datetime) -> None:
    """Say of a promise what has become due before `at`: that it was to be warned of, that it is broken."""
    if promise.breached_at is not None or promise.due_at is None:
        return
    if promise.warned_at is None and promise.warns_at is not None and promise.warns_at <= min(at, promise.due_at):
        promise.warned_at = promise.warns_at
        set_next(promise)
        await tell(tx, conversation, promise, "warned", Cause(at=promise.warns_at, why="time"))
    if promise.due_at < at:
        promise.breached_at = promise.due_at
        set_next(promise)
        await tell(tx, conversation, promise, "breached", Cause(at=promise.due_at, why="time"))


async def end(tx: Transaction, conversation: Conversation, promise: Promise, what: str, cause: Cause) -> None:
    """It is met, or dropped; what was broken before is over, late."""
    promise.ended_at = cause.at
    promise.ended_as = what if promise.breached_at is None else "late"
    set_next(promise)
    await tell(tx, conversation, promise, promise.ended_as, cause)


async def tell(
    tx: Transaction,
    conversation: Conversation,
    promise: Promise,
    what: str,
    cause: Cause,
    *,
    before: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Write down what became of it, put it on the line, and have done what the policy says is to be done then."""
    change = PromiseChange(
        promise_id=promise.id,
        at=cause.at,
        what=what,
        why=cause.why,
        due_before_at=before,
        due_after_at=promise.due_at,
        by_kind=cause.by.kind.value,
        by_id=cause.by.id,
        facts=dict(facts or {}),
    )
    tx.add(change)
    await tx.flush()
    policy = (await store.policy_names(tx, [promise.policy_id]))[promise.policy_id]
    said = {
        "promise_id": str(promise.id),
        "policy": policy,
        "metric": promise.metric,
        "priority": promise.priority,
        "clock": promise.clock,
        "cycle": promise.cycle,
        "seconds": promise.seconds,
        "due_at": promise.due_at.isoformat() if promise.due_at else None,
    }
    if what == "breached":
        await add_state(tx, conversation, BREACHED, SYSTEM, cause.at, **said)
    else:
        await record(tx, _touchpoint(conversation, change, {**said, "why": cause.why, **change.facts}))
    # What was brought in of the past, or fell due there, rings no bell.
    if what in {"warned", "breached", "met"} and not is_history(tx) and promise.written_at <= cause.at:
        plan = await store.version(tx, promise.version_id)
        if plan.acts.get(what):  # type: ignore[call-overload] # (the three words above are its keys)
            await ask(tx, ACT, change_id=str(change.id))


def _touchpoint(conversation: Conversation, change: PromiseChange, properties: dict[str, Any]) -> Touchpoint:
    name = NAMES[change.what]
    meaning = standard(name)
    return Touchpoint(
        id=derived_id("promise", str(change.id)),
        identity=conversation.identity,
        anonymous=conversation.anonymous,
        name=name,
        occurred_at=change.at,
        lens=meaning.lens,
        channel=conversation.channel,
        department=meaning.department,
        stage=meaning.stage,
        initiated_by=meaning.initiated_by,
        conversation=conversation.id,
        teammate=change.by_id if change.by_kind == "teammate" else None,
        properties=properties,
    )
