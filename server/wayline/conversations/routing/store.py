"""The questions routing asks of PostgreSQL."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on, insert

from wayline.conversations.marks.model import ReadMark
from wayline.conversations.model import Conversation, Entry, Kind, Side
from wayline.conversations.routing.model import Routing, RoutingDecision, TeammateCapacity
from wayline.conversations.routing.policies import LIVE, Capacity, Policy
from wayline.conversations.states import Status
from wayline.conversations.tags.model import ConversationTag, Tag
from wayline.kit.db import Transaction

RUNS_FOR = timedelta(minutes=15)
"""A live conversation in which nothing was said for so long, and nothing waits, is no work any more."""
WAITS = and_(Conversation.status == Status.OPEN.value, Conversation.unanswered_at.is_not(None))

ANSWERED = exists().where(
    Entry.conversation_id == Conversation.id,
    Entry.kind == Kind.MESSAGE.value,
    Entry.author_kind == Side.TEAMMATE.value,
)
IN_LINE = (WAITS, Conversation.assignee_id.is_(None), Conversation.channel == "chat", ~ANSWERED)
"""Chats in which nobody was answered yet, and that nobody has."""


async def policy_of(tx: Transaction, team: UUID) -> Policy:
    """How a team routes."""
    found = await tx.get(Routing, team, populate_existing=True)
    return msgspec.convert(found.policy, Policy) if found else Policy()


async def policies(tx: Transaction) -> dict[UUID, Policy]:
    """Every team that said how it routes."""
    rows = (await tx.execute(select(Routing).order_by(Routing.team_id))).scalars()
    return {row.team_id: msgspec.convert(row.policy, Policy) for row in rows}


async def hold(tx: Transaction, team: UUID) -> Policy | None:
    """How a team routes, held until the transaction ends; None where another process is at it, or nothing was said."""
    wanted = select(Routing).where(Routing.team_id == team).with_for_update(skip_locked=True)
    found = (await tx.execute(wanted, execution_options={"populate_existing": True})).scalar_one_or_none()
    return msgspec.convert(found.policy, Policy) if found else None


async def put_policy(tx: Transaction, team: UUID, policy: Policy, at: datetime) -> None:
    """It routes so from now on."""
    values = {"policy": msgspec.to_builtins(policy), "changed_at": at}
    put = insert(Routing).values(team_id=team, **values)
    await tx.execute(put.on_conflict_do_update(index_elements=["team_id"], set_=values))


async def capacities(tx: Transaction, teammates: Collection[UUID]) -> dict[UUID, Capacity]:
    """What each of them takes; the usual where nothing was said."""
    wanted = select(TeammateCapacity).where(TeammateCapacity.teammate_id.in_(teammates))
    said = {row.teammate_id: msgspec.convert(row.capacity, Capacity) for row in (await tx.execute(wanted)).scalars()}
    return {id: said.get(id, Capacity()) for id in teammates}


async def put_capacity(tx: Transaction, teammate: UUID, capacity: Capacity) -> None:
    """They take so much from now on."""
    values = {"capacity": msgspec.to_builtins(capacity)}
    put = insert(TeammateCapacity).values(teammate_id=teammate, **values)
    await tx.execute(put.on_conflict_do_update(index_elements=["teammate_id"], set_=values))


async def in_hand(tx: Transaction, teammates: Collection[UUID], now: datetime) -> dict[UUID, dict[str, int]]:
    """What each of them has to do, by channel: what waits for an answer, and live talks that run."""
    runs = and_(
        Conversation.status == Status.OPEN.value,
        Conversation.channel.in_(LIVE),
        Conversation.last_at > now - RUNS_FOR,
    )
    wanted = (
        select(Conversation.assignee_id, Conversation.channel, func.count())
        .where(Conversation.assignee_id.in_(teammates), or_(WAITS, runs))
        .group_by(Conversation.assignee_id, Conversation.channel)
    )
    found: dict[UUID, dict[str, int]] = {id: {} for id in teammates}
    for teammate, channel, many in await tx.execute(wanted):
        if teammate:
            found[teammate][channel] = many
    return found


async def given_at(tx: Transaction, teammates: Collection[UUID]) -> dict[UUID, datetime]:
    """When each of them was given something last."""
    said = RoutingDecision
    wanted = select(said.teammate_id, func.max(said.at)).where(said.teammate_id.in_(teammates))
    return {row[0]: row[1] for row in await tx.execute(wanted.group_by(said.teammate_id)) if row[0]}


async def waiting(tx: Transaction, team: UUID, channels: Collection[UUID], most: int) -> Sequence[Conversation]:
    """What waits for this team (or, on these channels, for no team yet) and is nobody's, longest first."""
    ours = or_(
        Conversation.team_id == team,
        and_(Conversation.team_id.is_(None), Conversation.channel_id.in_(list(channels))),
    )
    wanted = select(Conversation).where(WAITS, Conversation.assignee_id.is_(None), ours)
    wanted = wanted.order_by(Conversation.unanswered_at, Conversation.id).limit(most)
    return (await tx.execute(wanted, execution_options={"populate_existing": True})).scalars().all()


async def waiting_for(tx: Transaction, teams: Collection[UUID], most: int) -> Sequence[Conversation]:
    """What waits for any of these teams or for no team, and is nobody's, longest first."""
    ours = or_(Conversation.team_id.in_(teams), Conversation.team_id.is_(None))
    wanted = select(Conversation).where(WAITS, Conversation.assignee_id.is_(None), ours)
    return (await tx.execute(wanted.order_by(Conversation.unanswered_at, Conversation.id).limit(most))).scalars().all()


async def still_waits(tx: Transaction, id: UUID) -> bool:
    """Whether it waits and is nobody's, held until the transaction ends; False where somebody is just at it."""
    return await is_free(tx, id, WAITS, Conversation.assignee_id.is_(None))


async def is_free(tx: Transaction, id: UUID, *where: ColumnElement[bool]) -> bool:
    """Whether there is such a conversation and nobody is just at it; held until the transaction ends.

    Who holds several conversations waits for none: two who wait for each other's would both be broken off.
    """
    wanted = select(Conversation.id).where(Conversation.id == id, *where)
    return await tx.scalar(wanted.with_for_update(skip_locked=True)) is not None


async def overflowed(tx: Transaction, id: UUID) -> set[str]:
    """The teams a conversation has overflowed from and into since it was given to a team or teammate otherwise."""
    given = Entry.state["name"].as_string() == "assigned"
    wanted = select(Entry.state).where(Entry.conversation_id == id, given).order_by(Entry.position.desc()).limit(20)
    told = (await tx.execute(wanted)).scalars()
    since = takewhile(lambda each: each is not None and each.get("reason") == "overflow", told)
    return {str(each.get(name)) for each in since for name in ("team_id", "from_team_id")}


async def tags_of(tx: Transaction, conversations: Collection[UUID]) -> dict[UUID, list[str]]:
    """Names of the tags on each."""
    wanted = select(ConversationTag.conversation_id, Tag.name).join(Tag, Tag.id == ConversationTag.tag_id)
    found: dict[UUID, list[str]] = {}
    for id, name in await tx.execute(wanted.where(ConversationTag.conversation_id.in_(conversations))):
        found.setdefault(id, []).append(name)
    return found


async def answered_last(tx: Transaction, conversations: Iterable[Conversation]) -> dict[UUID, UUID]:
    """Who wrote to each of these customers by hand last, by the identity."""
    identities = {each.identity for each in conversations}
    wanted = (
        select(Conversation.identity, Entry.author_id)
        .join(Entry, Entry.conversation_id == Conversation.id)
        .where(
            Conversation.identity.in_(identities),
            Entry.kind == Kind.MESSAGE.value,
            Entry.author_kind == Side.TEAMMATE.value,
            Entry.automatic.is_(False),
        )
        .ext(distinct_on(Conversation.identity))
        .order_by(Conversation.identity, Entry.at.desc(), Entry.id.desc())
    )
    return {row[0]: row[1] for row in await tx.execute(wanted) if row[1]}


class Place(msgspec.Struct, frozen=True):
    """Where a waiting chat stands in its team's line: 1 is next."""

    conversation: UUID
    correspondent: UUID
    place: int


async def places_of(tx: Transaction, correspondents: Collection[UUID]) -> list[Place]:
    """Where the chats of these stand, as far as they wait for a first answer and nobody has them."""
    line = func.row_number().over(
        partition_by=(Conversation.channel_id, Conversation.team_id),
        order_by=(Conversation.unanswered_at, Conversation.id),
    )
    waiting = select(Conversation.id, Conversation.correspondent, line.label("place")).where(*IN_LINE).subquery()
    found = await tx.execute(select(waiting).where(waiting.c.correspondent.in_(list(correspondents))))
    return [Place(*row) for row in found]


async def waiting_chats(tx: Transaction, channel: UUID) -> int:
    """How many in this channel wait for a first answer, and nobody has them."""
    wanted = select(func.count()).select_from(Conversation).where(*IN_LINE, Conversation.channel_id == channel)
    return int((await tx.execute(wanted)).scalar_one())


async def missed_in(tx: Transaction, conversations: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Who let each of these ring."""
    said = RoutingDecision
    wanted = select(said.conversation_id, said.teammate_id).where(
        said.conversation_id.in_(conversations), said.missed_at.is_not(None), said.teammate_id.is_not(None)
    )
    found: dict[UUID, list[UUID]] = {}
    for id, teammate in await tx.execute(wanted.distinct()):
        if teammate:
            found.setdefault(id, []).append(teammate)
    return found


async def ringing(tx: Transaction, team: UUID) -> Sequence[tuple[RoutingDecision, Conversation]]:
    """What this team's routing gave to somebody who did not open it yet, with its conversation."""
    said = RoutingDecision
    wanted = (
        select(said, Conversation)
        .join(Conversation, Conversation.id == said.conversation_id)
        .where(said.team_id == team, said.teammate_id.is_not(None), said.settled_at.is_(None), said.missed_at.is_(None))
        .order_by(said.at, said.id)
        .limit(500)
    )
    return [(row[0], row[1]) for row in await tx.execute(wanted)]


async def read_at(tx: Transaction, pairs: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], datetime]:
    """When these (conversation, teammate) were last read."""
    mark = ReadMark
    wanted = select(mark.conversation_id, mark.teammate_id, mark.at).where(
        tuple_(mark.conversation_id, mark.teammate_id).in_(pairs)
    )
    return {(row[0], row[1]): row[2] for row in await tx.execute(wanted)}


async def last_given(tx: Transaction, teammate: UUID, most: int) -> Sequence[RoutingDecision]:
    """What a teammate was given last, newest first."""
    wanted = select(RoutingDecision).where(RoutingDecision.teammate_id == teammate)
    return (await tx.execute(wanted.order_by(RoutingDecision.at.desc()).limit(most))).scalars().all()


async def decisions_of(tx: Transaction, conversation: UUID) -> Sequence[RoutingDecision]:
    """Everything that was decided about a conversation, newest first."""
    wanted = select(RoutingDecision).where(RoutingDecision.conversation_id == conversation)
    ordered = wanted.order_by(RoutingDecision.at.desc(), RoutingDecision.id.desc()).limit(50)
    return (await tx.execute(ordered)).scalars().all()
