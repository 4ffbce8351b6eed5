"""The questions this package asks of PostgreSQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on

from wayline.conversations.model import Conversation, Entry, Kind, Side
from wayline.conversations.promising.model import Promise, PromiseChange, PromisePolicy, PromisePolicyVersion
from wayline.conversations.promising.policies import Plan, Policy
from wayline.conversations.states import SETTLED, Status
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound

AT_WORK = tuple(status.value for status in Status if status not in SETTLED)


class NoSuchPolicy(NotFound):
    """No policy has this id, or it was removed."""

    code = "no_such_policy"
    message = "There is no such policy."


class Said(msgspec.Struct, frozen=True):
    """When the customer wrote first by hand (None: never), and whether a teammate answered after it."""

    asked_at: datetime | None
    answered: bool


async def policies(tx: Transaction) -> list[Policy]:
    """Those in use as they stand, in their order."""
    newest = (
        select(PromisePolicy.id, PromisePolicyVersion.id, PromisePolicy.name, PromisePolicyVersion.plan)
        .join(PromisePolicyVersion, PromisePolicyVersion.policy_id == PromisePolicy.id)
        .where(PromisePolicy.removed_at.is_(None))
        .ext(distinct_on(PromisePolicy.place, PromisePolicy.id))
        .order_by(
            PromisePolicy.place, PromisePolicy.id, PromisePolicyVersion.made_at.desc(), PromisePolicyVersion.id.desc()
        )
    )
    rows = await tx.execute(newest)
    return [
        Policy(id=id, version_id=version, name=name, plan=msgspec.convert(plan, Plan))
        for id, version, name, plan in rows
    ]


async def policy_rows(tx: Transaction) -> Sequence[PromisePolicy]:
    """Those in use, in their order, held until the transaction ends."""
    wanted = select(PromisePolicy).where(PromisePolicy.removed_at.is_(None))
    return (await tx.execute(wanted.order_by(PromisePolicy.place, PromisePolicy.id).with_for_update())).scalars().all()


async def load_policy(tx: Transaction, id: UUID) -> PromisePolicy:
    """One in use, held until the transaction ends. Raises NoSuchPolicy."""
    found = await tx.get(PromisePolicy, id, with_for_update=True, populate_existing=True)
    if found is None or found.removed_at is not None:
        raise NoSuchPolicy(id=str(id))
    return found


async def version(tx: Transaction, id: UUID) -> Plan:
    """What a version of a policy says."""
    found = await tx.get_one(PromisePolicyVersion, id)
    return msgspec.convert(found.plan, Plan)


async def versions_of(tx: Transaction, policy: UUID) -> Sequence[PromisePolicyVersion]:
    """Everything a policy ever said, newest first."""
    wanted = select(PromisePolicyVersion).where(PromisePolicyVersion.policy_id == policy)
    return (await tx.execute(wanted.order_by(PromisePolicyVersion.made_at.desc()))).scalars().all()


async def policy_names(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of policies, removed ones too."""
    rows = await tx.execute(select(PromisePolicy.id, PromisePolicy.name).where(PromisePolicy.id.in_(set(ids))))
    return {row[0]: row[1] for row in rows}


async def open_promises(tx: Transaction, conversation: UUID) -> Sequence[Promise]:
    """Those of a conversation that have not ended; whoever changes them holds the conversation."""
    wanted = select(Promise).where(Promise.conversation_id == conversation, Promise.ended_at.is_(None))
    found = await tx.execute(wanted.order_by(Promise.id), execution_options={"populate_existing": True})
    return found.scalars().all()


async def promises_of(tx: Transaction, conversation: UUID) -> Sequence[Promise]:
    """All that a conversation ever had, oldest first."""
    wanted = select(Promise).where(Promise.conversation_id == conversation)
    return (await tx.execute(wanted.order_by(Promise.started_at, Promise.id))).scalars().all()


async def latest_of(tx: Transaction, conversation: UUID, metrics: Iterable[str]) -> Sequence[Promise]:
    """The newest cycle of each of these metrics."""
    wanted = (
        select(Promise)
        .where(Promise.conversation_id == conversation, Promise.metric.in_(list(metrics)))
        .ext(distinct_on(Promise.metric))
        .order_by(Promise.metric, Promise.cycle.desc())
    )
    return (await tx.execute(wanted)).scalars().all()


async def open_of(tx: Transaction, conversations: Iterable[UUID]) -> Sequence[Promise]:
    """Those of these conversations that have not ended."""
    wanted = select(Promise).where(Promise.conversation_id.in_(list(conversations)), Promise.ended_at.is_(None))
    return (await tx.execute(wanted.order_by(Promise.due_at.nulls_last()))).scalars().all()


async def changes_of(tx: Transaction, promises: Iterable[UUID]) -> Sequence[PromiseChange]:
    """What became of these promises, oldest first."""
    wanted = select(PromiseChange).where(PromiseChange.promise_id.in_(list(promises)))
    return (await tx.execute(wanted.order_by(PromiseChange.at, PromiseChange.id))).scalars().all()


async def said_in(tx: Transaction, conversation: UUID) -> Said:
    """Who wrote to whom by hand; what is automatic asks and answers nothing."""
    asks, answers = Entry.author_kind == Side.CUSTOMER.value, Entry.author_kind == Side.TEAMMATE.value
    wanted = select(
        func.min(Entry.at).filter(asks), func.min(Entry.position).filter(asks), func.max(Entry.position).filter(answers)
    ).where(Entry.conversation_id == conversation, Entry.kind == Kind.MESSAGE.value, Entry.automatic.is_(False))
    found = (await tx.execute(wanted)).one()
    return Said(found[0], bool(found[1] and found[2] and found[2] > found[1]))


async def next_due(tx: Transaction) -> datetime | None:
    """When there is something to do next."""
    return (await tx.execute(select(func.min(Promise.next_at)))).scalar_one()


async def due(tx: Transaction, now: datetime, most: int) -> Sequence[Conversation]:
    """Conversations in which something is due, held until the transaction ends; what others hold is left to them."""
    soonest = select(Promise.conversation_id).where(Promise.next_at <= now).order_by(Promise.next_at, Promise.id)
    wanted = select(Conversation).where(Conversation.id.in_(soonest.limit(most)))
    return (await tx.execute(wanted.with_for_update(skip_locked=True))).scalars().all()


async def at_work(tx: Transaction) -> Sequence[UUID]:
    """Every conversation in which something is still to be done."""
    wanted = select(Conversation.id).where(Conversation.status.in_(AT_WORK))
    return (await tx.execute(wanted)).scalars().all()


async def counted_by_hours(tx: Transaction) -> Sequence[UUID]:
    """Every conversation with a promise that runs by opening hours."""
    wanted = select(Promise.conversation_id).where(Promise.ended_at.is_(None), Promise.clock == "business")
    return (await tx.execute(wanted.distinct())).scalars().all()


async def change(tx: Transaction, id: UUID) -> tuple[PromiseChange, Promise] | None:
    """One thing that became of a promise, held until the transaction ends."""
    wanted = select(PromiseChange, Promise).join(Promise, Promise.id == PromiseChange.promise_id)
    found = (await tx.execute(wanted.where(PromiseChange.id == id).with_for_update(of=PromiseChange))).one_or_none()
    return None if found is None else (found[0], found[1])
