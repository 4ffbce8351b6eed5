"""Routing at work: what waits is given out, what rings too long is taken back, what waits too long goes on."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import keep_presences, presences, show_away, team_members, teammates_by_id
from wayline.conversations import store as conversations
from wayline.conversations.adding import add_state
from wayline.conversations.assigning import names_of
from wayline.conversations.model import SYSTEM, Conversation
from wayline.conversations.routing import store
from wayline.conversations.routing.deciding import Decision, Person, Waiting, give_out
from wayline.conversations.routing.model import RoutingDecision
from wayline.conversations.routing.policies import LIVE, Policy
from wayline.conversations.understanding.store import tongues
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction

LOOK_EVERY = 1.0
AT_ONCE = 200
"""Conversations that are looked at in one go, the longest waiting first."""
BEING_READ = timedelta(seconds=3)
"""So long a team that asks for languages waits for a text to be understood."""


async def keep_routing(database: Database) -> None:
    """Route every team that wants it, for ever; any number of processes may."""
    while True:
        async with database.transaction() as tx:
            await keep_presences(tx, utc_now())
            teams = await store.policies(tx)
        for team, policy in teams.items():
            if policy.way != "manual":
                async with database.transaction() as tx:
                    await route(tx, team, utc_now())
        await asyncio.sleep(LOOK_EVERY)


async def route(tx: Transaction, team: UUID, now: datetime) -> int:
    """Take back what was let ring, then give out what waits. Returns how many found somebody."""
    policy = await store.hold(tx, team)
    if policy is None or policy.way == "manual":
        return 0
    await _take_back(tx, team, policy, now)
    people = await people_of(tx, team, now)
    queue = await store.waiting(tx, team, policy.channel_ids, AT_ONCE)
    asks_language = any(each.capacity.languages for each in people)
    ready = [each for each in queue if not (asks_language and _is_being_read(each, now))]
    known = {each.id: each for each in ready}
    given = 0
    waiting = await waiting_of(tx, ready)
    before = msgspec.convert(msgspec.to_builtins(people), list[Person])
    for each, decision in give_out(waiting, people, policy, now):
        if decision.teammate is not None:
            given += await _give(tx, known[each.id], each, (team, policy, before), decision, now)
            before = msgspec.convert(msgspec.to_builtins(people), list[Person])
    await _overflow(tx, team, policy, ready, now)
    return given


async def people_of(tx: Transaction, team: UUID, now: datetime) -> list[Person]:
    """Who is in a team, as routing sees them."""
    members = await team_members(tx, team)
    names = await teammates_by_id(tx, members)
    there = await presences(tx, now)
    capacities, given = await store.capacities(tx, members), await store.given_at(tx, members)
    in_hand = await store.in_hand(tx, members, now)
    return [
        Person(
            id=id,
            name=names[id].name,
            there=there.get(id) == "online",
            capacity=capacities[id],
            in_hand=in_hand[id],
            given_at=given.get(id),
        )
        for id in sorted(members)
        if names[id].active
    ]


async def waiting_of(tx: Transaction, queue: Sequence[Conversation]) -> list[Waiting]:
    """What is to be known of these conversations to give them to somebody."""
    if not queue:
        return []
    ids = [each.id for each in queue]
    tags, missed = await store.tags_of(tx, ids), await store.missed_in(tx, ids)
    last, languages = await store.answered_last(tx, queue), await tongues(tx, ids)
    return [
        Waiting(
            id=each.id,
            channel=each.channel,
            since=each.unanswered_at or each.started_at,
            priority=each.priority,
            tags=tags.get(each.id, []),
            language=languages.get(each.id),
            last=last.get(each.identity),
            missed=missed.get(each.id, []),
        )
        for each in queue
    ]


def _is_being_read(conversation: Conversation, now: datetime) -> bool:
    unread = conversation.said_position > conversation.understood_position
    return unread and now - conversation.last_at < BEING_READ


async def _give(  # noqa: PLR0917 (all that a decision is kept with)
    tx: Transaction,
    seen: Conversation,
    waiting: Waiting,
    made_from: tuple[UUID, Policy, Sequence[Person]],
    decision: Decision,
    now: datetime,
) -> bool:
    """Make it theirs, unless somebody was faster: what a teammate gave or took is never given to another."""
    team, policy, people = made_from
    if not await store.still_waits(tx, seen.id):
        return False
    conversation = await conversations.load(tx, seen.id)
    if conversation.team_id not in {None, team}:
        return False
    facts = await names_of(tx, decision.teammate, team)
    if not conversation.assign(decision.teammate, team, SYSTEM, now):
        return False
    await _keep(tx, conversation, team, decision, {"waiting": waiting, "people": people, "policy": policy}, now)
    await add_state(tx, conversation, "assigned", SYSTEM, now, **facts, why=msgspec.to_builtins(decision.why))
    return True


async def _keep(  # noqa: PLR0917 (all that a decision is kept with)
    tx: Transaction,
    conversation: Conversation,
    team: UUID,
    decision: Decision,
    made_from: dict[str, object],
    now: datetime,
) -> None:
    kept = RoutingDecision(
        conversation_id=conversation.id,
        team_id=team,
        at=now,
        teammate_id=decision.teammate,
        made_from=msgspec.to_builtins(made_from),
        outcome=msgspec.to_builtins(decision),
    )
    await conversations.save(tx, kept)


async def _take_back(tx: Transaction, team: UUID, policy: Policy, now: datetime) -> None:
    """What was given and not opened: of who left, and of who let a live one ring too long."""
    ringing = await store.ringing(tx, team)
    if not ringing:
        return
    shown = await presences(tx, now)
    read = await store.read_at(tx, [(decision.conversation_id, _whose(decision)) for decision, _ in ringing])
    missing: set[UUID] = set()
    for decision, seen in ringing:
        teammate = _whose(decision)
        opened = read.get((seen.id, teammate))
        if seen.assignee_id != teammate or seen.unanswered_at is None or (opened and opened >= decision.at):
            decision.opened_at = opened if opened and opened >= decision.at else None
            decision.settled_at = now
            continue
        left = shown.get(teammate) in {"away", "offline", None}
        late = policy.accept_within is not None and (now - decision.at).total_seconds() >= policy.accept_within
        if not left and not (late and seen.channel in LIVE):
            continue
        if not await store.is_free(tx, seen.id):
            continue
        decision.missed_at = now
        conversation = await conversations.load(tx, seen.id)
        if conversation.assignee_id == teammate and conversation.assigned_by_id is None:
            conversation.assign(None, team, SYSTEM, now)
            name = (await teammates_by_id(tx, [teammate]))[teammate].name
            reason = "left" if left else "missed"
            await add_state(tx, conversation, "unassigned", SYSTEM, now, reason=reason, from_name=name)
        if not left:
            missing.add(teammate)
    await tx.flush()
    await _send_away(tx, missing, policy, now)


async def _send_away(tx: Transaction, teammates: Iterable[UUID], policy: Policy, now: datetime) -> None:
    """Who let so many ring in a row is not there."""
    for teammate in teammates:
        last = await store.last_given(tx, teammate, policy.most_misses)
        if len(last) == policy.most_misses and all(each.missed_at for each in last):
            await show_away(tx, teammate, now)


def _whose(decision: RoutingDecision) -> UUID:
    if decision.teammate_id is None:
        raise ValueError("a decision that gave nothing does not ring")
    return decision.teammate_id


async def _overflow(tx: Transaction, team: UUID, policy: Policy, queue: Sequence[Conversation], now: datetime) -> None:
    """What waits too long here goes to the other team, unless it was there and overflowed before."""
    other = policy.overflow_team_id
    if other is None or other == team or not await team_members(tx, other):
        return
    for seen in queue:
        since = max((each for each in (seen.assigned_at, seen.unanswered_at) if each), default=now)
        if (now - since).total_seconds() < policy.overflow_after or not await store.is_free(tx, seen.id):
            continue
        conversation = await conversations.load(tx, seen.id)
        here = conversation.assignee_id is None and conversation.team_id in {None, team}
        if here and str(other) not in await store.overflowed(tx, seen.id):
            facts = {**await names_of(tx, None, other), "from_team_id": str(team)}
            conversation.assign(None, other, SYSTEM, now)
            await add_state(tx, conversation, "assigned", SYSTEM, now, **facts, reason="overflow")
