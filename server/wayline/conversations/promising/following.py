"""Following a conversation: which promises run in it now, in the transaction of the entry that makes it so.

Nothing is done by what happened, all by how things stand after it: who waits, where it stands, which policy is for it.
So it does not matter which entry comes first, and asking again changes nothing.
"""

from collections.abc import Awaitable, Callable, Container, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import Version, schedule_for, schedule_versions
from wayline.conversations import adding
from wayline.conversations.conditions.reads import first_met
from wayline.conversations.follow_ups import store as follow_ups
from wayline.conversations.model import Author, Conversation, Entry, Kind, Side
from wayline.conversations.promising import store
from wayline.conversations.promising.changing import BREACHED, Cause, end, put, set_next, settle, tell
from wayline.conversations.promising.clock import Running, Terms, begin
from wayline.conversations.promising.model import Promise
from wayline.conversations.promising.policies import ANSWERED, RESPONSES, Metric, Policy
from wayline.conversations.states import SETTLED, Status
from wayline.kit.db import Transaction
from wayline.kit.live import Live

CLOCKS = "promises"
SAID = frozenset({"asked", "answered"})
RULES = frozenset({"policy", "schedule"})
FULFILLED = frozenset({Status.RESOLVED, Status.CLOSED})


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What counts for a conversation now: its policy, and the opening hours by which business time passes."""

    policy: Policy
    priority: str
    schedule_id: UUID | None
    hours: Sequence[Version]

    def seconds(self, metric: Metric) -> int | None:
        """How many there are; None where nothing is promised."""
        return self.policy.plan.seconds(metric, self.priority)


Start = Callable[[Transaction, Conversation, Chosen, Cause], Awaitable[None]]


async def follow(tx: Transaction, conversation: Conversation, entry: Entry) -> None:
    """Bring the promises of a conversation up to date after an entry. Notes and automatic messages change none."""
    name = (entry.state or {}).get("name")
    if entry.kind == Kind.NOTE or name == BREACHED or (entry.automatic and name is None):
        return
    by = Author(Side(entry.author_kind), entry.author_id)
    says = entry.kind == Kind.MESSAGE
    answers = says and by.kind is Side.TEAMMATE
    why = ("answered" if answers else "asked") if says else str(name)
    await bring_up_to_date(tx, conversation, Cause(at=entry.at, why=why, by=by, answers=answers))


async def bring_up_to_date(tx: Transaction, conversation: Conversation, cause: Cause) -> bool:
    """End what ended, move what moved, start what starts; the conversation is held. Returns whether any changed."""
    running = {Metric(each.metric): each for each in await store.open_promises(tx, conversation.id)}
    waits = conversation.status not in SETTLED and conversation.unanswered_at is not None
    at_work = conversation.status not in SETTLED and conversation.received_position > 0
    if not running and not waits and not at_work:
        return False
    before = [(each.id, each.next_at, each.ended_at, each.since_at, each.due_at) for each in running.values()]
    for promise in running.values():
        await settle(tx, conversation, promise, cause.at)
    over = {metric for metric in running if not (waits if metric in RESPONSES else at_work)}
    if Metric.FOLLOW_UP in running and (cause.answers or await follow_ups.open_in(tx, conversation.id)):
        over.add(Metric.FOLLOW_UP)
    for metric in [each for each in running if each in over]:
        await _finish(tx, conversation, running.pop(metric), cause)
    due = _due(running, cause, waits=waits, at_work=at_work)
    if due or (running and cause.why not in SAID):  # what is said moves nothing that runs
        chosen = await _choose(tx, conversation, cause.at)
        for promise in running.values():
            await _move(tx, conversation, promise, chosen, cause)
        if chosen is not None:
            for start in due:
                await start(tx, conversation, chosen, cause)
    now = await store.open_promises(tx, conversation.id)
    conversation.due_at = min((each.due_at for each in now if each.due_at), default=None)
    await tx.flush()
    after = [(each.id, each.next_at, each.ended_at, each.since_at, each.due_at) for each in now]
    if before != after and any(each.next_at for each in now):
        await Live.announce(tx, CLOCKS, {})
    return before != after


def _due(running: Container[Metric], cause: Cause, *, waits: bool, at_work: bool) -> list[Start]:
    """What is to be begun, where a policy promises it."""
    due: list[Start] = []
    if waits and not any(metric in running for metric in RESPONSES):
        due.append(_start_response)
    if at_work and Metric.FULL_RESOLUTION not in running:
        due.append(_start_resolution)
    if at_work and Metric.FOLLOW_UP not in running and cause.why != "asked":
        due.append(_start_follow_up)
    return due


async def _choose(tx: Transaction, conversation: Conversation, now: datetime) -> Chosen | None:
    policies = await store.policies(tx)
    met = await first_met(tx, conversation.id, [each.plan.when for each in policies], now)
    if met is None:
        return None
    policy = policies[met]
    schedule_id = None
    if policy.plan.clock == "business":
        schedule_id = await schedule_for(tx, conversation.channel_id, conversation.team_id)
    hours = await schedule_versions(tx, schedule_id)
    return Chosen(policy=policy, priority=conversation.priority, schedule_id=schedule_id, hours=hours)


async def running_of(tx: Transaction, promise: Promise) -> Running:
    """The clock of a promise, as its row says."""
    hours = await schedule_versions(tx, promise.schedule_id)
    terms = Terms(seconds=promise.seconds, hours=hours, pauses=promise.pauses, warns=promise.warns)
    pending = promise.paused_at is not None
    return Running(terms=terms, counted=promise.counted, since=promise.since_at, pending=pending)


async def _finish(tx: Transaction, conversation: Conversation, promise: Promise, cause: Cause) -> None:
    """What it was for is over: answered or resolved it is met, otherwise nobody waits for it any more."""
    run = await running_of(tx, promise)
    promise.counted, promise.since_at = run.elapsed(cause.at), cause.at
    resolved = conversation.status in FULFILLED and cause.why != "merged"
    fulfilled = cause.answers if promise.metric in ANSWERED else resolved
    await end(tx, conversation, promise, "met" if fulfilled else "dropped", cause)


async def _move(
    tx: Transaction, conversation: Conversation, promise: Promise, chosen: Chosen | None, cause: Cause
) -> None:
    """Other terms, other hours, pending or not: count what has passed, and go on from there. What is broken stays."""
    if promise.breached_at is not None:
        return
    seconds = chosen.seconds(Metric(promise.metric)) if chosen else None
    run, due_before = await running_of(tx, promise), promise.due_at
    if chosen is None or seconds is None:
        promise.counted, promise.since_at = run.elapsed(cause.at), cause.at
        await end(tx, conversation, promise, "dropped", msgspec.structs.replace(cause, why="no_policy"))
        return
    was_still = run.stands_still
    changes = _differences(promise, chosen, seconds)
    if changes or cause.why in RULES:
        elapsed = run.elapsed(cause.at)
        _take(promise, chosen, seconds)
        run = Running(
            terms=_terms(promise, chosen), counted=elapsed, since=max(run.since, cause.at), pending=run.pending
        )
    pending = conversation.status == Status.PENDING
    run = run.moved(cause.at, pending=pending) if run.pending != pending or run.stands_still != was_still else run
    if not changes and run.stands_still == was_still and run.due_at() == due_before:
        return
    put(promise, run)
    if promise.warned_at is not None and promise.warns_at is not None and promise.warns_at > cause.at:
        promise.warned_at = None  # there is more time again: it is to be warned of once more
        set_next(promise)
    if run.stands_still != was_still:
        await tell(tx, conversation, promise, "paused" if run.stands_still else "resumed", cause, before=due_before)
    if changes or (run.stands_still == was_still and promise.due_at != due_before):
        facts = {"changed": changes or [cause.why]}
        await tell(tx, conversation, promise, "moved", cause, before=due_before, facts=facts)


async def _start_response(tx: Transaction, conversation: Conversation, chosen: Chosen, cause: Cause) -> None:
    if conversation.unanswered_at is None:
        return
    said = await store.said_in(tx, conversation.id)
    metric = Metric.NEXT_RESPONSE if said.answered else Metric.FIRST_RESPONSE
    last = next(iter(await store.latest_of(tx, conversation.id, [metric])), None)
    # The same wait again, after somebody resolved it or said it needs no reply: what had passed of it has passed.
    goes_on = last is not None and last.ended_as == "dropped" and conversation.unanswered_at == last.started_at
    began_at = last.started_at if last and goes_on else conversation.unanswered_at
    await _start(tx, conversation, chosen, cause, metric, began_at, last)


async def _start_resolution(tx: Transaction, conversation: Conversation, chosen: Chosen, cause: Cause) -> None:
    metric = Metric.FULL_RESOLUTION
    if chosen.seconds(metric) is None:
        return
    last = next(iter(await store.latest_of(tx, conversation.id, [metric])), None)
    if last is not None:
        began_at = last.started_at if last.ended_as == "dropped" else cause.at
    else:
        asked_at = (await store.said_in(tx, conversation.id)).asked_at
        if asked_at is None:
            return
        began_at = asked_at
    await _start(tx, conversation, chosen, cause, metric, began_at, last)


async def _start_follow_up(tx: Transaction, conversation: Conversation, chosen: Chosen, cause: Cause) -> None:
    """Our next word, counted from our last one; from now on, where that was before a rule, an end or a promise of ours.

    Whoever was told "by Thursday" is owed nothing before Thursday.
    """
    metric = Metric.FOLLOW_UP
    if chosen.seconds(metric) is None or await follow_ups.open_in(tx, conversation.id) is not None:
        return
    if not (await store.said_in(tx, conversation.id)).answered:
        return
    last = next(iter(await store.latest_of(tx, conversation.id, [metric])), None)
    await _start(tx, conversation, chosen, cause, metric, cause.at, last)


async def _start(  # noqa: PLR0917 (all that a promise is begun with)
    tx: Transaction,
    conversation: Conversation,
    chosen: Chosen,
    cause: Cause,
    metric: Metric,
    began_at: datetime,
    last: Promise | None,
) -> None:
    seconds = chosen.seconds(metric)
    if seconds is None:
        return
    promise = Promise(
        conversation_id=conversation.id,
        metric=metric.value,
        cycle=last.cycle + 1 if last else 1,
        policy_id=chosen.policy.id,
        version_id=chosen.policy.version_id,
        priority=chosen.priority,
        seconds=seconds,
        clock=chosen.policy.plan.clock,
        schedule_id=chosen.schedule_id,
        pauses=chosen.policy.plan.pauses(metric),
        warns=chosen.policy.plan.warns(seconds),
        started_at=began_at,
        since_at=cause.at,
    )
    pending = conversation.status == Status.PENDING
    run = begin(_terms(promise, chosen), began_at, cause.at, pending=pending)
    if last is not None and last.ended_as == "dropped" and last.started_at == began_at:
        run = Running(terms=run.terms, counted=last.counted, since=cause.at, pending=pending)
    put(promise, run)
    tx.add(promise)
    await tx.flush()
    await tell(tx, conversation, promise, "started", cause)


def _terms(promise: Promise, chosen: Chosen) -> Terms:
    return Terms(seconds=promise.seconds, hours=chosen.hours, pauses=promise.pauses, warns=promise.warns)


def _differences(promise: Promise, chosen: Chosen, seconds: int) -> list[str]:
    """Which rules are other ones now."""
    plan, metric = chosen.policy.plan, Metric(promise.metric)
    pairs = {
        "policy": (promise.policy_id, chosen.policy.id),
        "version": (promise.version_id, chosen.policy.version_id),
        "priority": (promise.priority, chosen.priority),
        "target": (promise.seconds, seconds),
        "clock": (promise.clock, plan.clock),
        "schedule": (promise.schedule_id, chosen.schedule_id),
        "pauses": (promise.pauses, plan.pauses(metric)),
        "warning": (promise.warns, plan.warns(seconds)),
    }
    return [name for name, (had, has) in pairs.items() if had != has]


def _take(promise: Promise, chosen: Chosen, seconds: int) -> None:
    plan, metric = chosen.policy.plan, Metric(promise.metric)
    promise.policy_id, promise.version_id = chosen.policy.id, chosen.policy.version_id
    promise.priority, promise.seconds, promise.clock = chosen.priority, seconds, plan.clock
    promise.schedule_id, promise.pauses, promise.warns = chosen.schedule_id, plan.pauses(metric), plan.warns(seconds)


adding.follow_with(follow)
