"""The questions the console asks about promises."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from wayline.company import schedule_for, schedule_names, schedule_versions, teammates_by_id
from wayline.conversations.promising import store
from wayline.conversations.promising.clock import Terms, begin
from wayline.conversations.promising.following import running_of
from wayline.conversations.promising.model import Promise, PromiseChange, PromisePolicyVersion
from wayline.conversations.promising.policies import Metric, Plan, Policy
from wayline.conversations.promising.shapes import (
    DuePreview,
    DueShape,
    PlanPreview,
    PolicyShape,
    PreviewWish,
    PromiseChangeShape,
    PromiseShape,
    changed_of,
)
from wayline.conversations.states import Priority
from wayline.kit.db import Transaction


async def due_of(tx: Transaction, conversations: Sequence[UUID]) -> dict[UUID, list[DueShape]]:
    """What runs in each of these conversations, what is due first coming first."""
    found: dict[UUID, list[DueShape]] = {}
    for promise in await store.open_of(tx, conversations) if conversations else ():
        left = promise.seconds - promise.counted if promise.paused_at else None
        shape = DueShape(
            metric=Metric(promise.metric),
            state=promise.state,
            due_at=promise.due_at,
            warns_at=promise.warns_at,
            left=left,
        )
        found.setdefault(promise.conversation_id, []).append(shape)
    return found


async def promises(tx: Transaction, conversation: UUID, now: datetime) -> list[PromiseShape]:
    """All promises a conversation ever had, each with what became of it."""
    rows = await store.promises_of(tx, conversation)
    changes = await store.changes_of(tx, [row.id for row in rows])
    names = await store.policy_names(tx, [row.policy_id for row in rows])
    people = await teammates_by_id(tx, [each.by_id for each in changes if each.by_id and each.by_kind == "teammate"])
    told: dict[UUID, list[PromiseChangeShape]] = {}
    for each in changes:
        by = people.get(each.by_id) if each.by_id else None
        told.setdefault(each.promise_id, []).append(_change_shape(each, by.name if by else None))
    return [await _shape(tx, row, names[row.policy_id], told.get(row.id, []), now) for row in rows]


async def policy_shapes(tx: Transaction) -> list[PolicyShape]:
    """The policies as they stand."""
    policies = await store.policies(tx)
    version = PromisePolicyVersion
    said = select(version.policy_id, func.count(), func.max(version.made_at)).group_by(version.policy_id)
    versions = {row[0]: (row[1], row[2]) for row in await tx.execute(said)}
    open_ones = select(Promise.policy_id, func.count()).where(Promise.ended_at.is_(None)).group_by(Promise.policy_id)
    running = {row[0]: row[1] for row in await tx.execute(open_ones)}
    return [_policy_shape(policy, versions[policy.id], running.get(policy.id, 0)) for policy in policies]


async def preview(tx: Transaction, wish: PreviewWish, now: datetime) -> PlanPreview:
    """Every target of a plan, if a customer wrote now."""
    schedule_id = None
    if wish.plan.clock == "business":
        schedule_id = await schedule_for(tx, wish.channel_id, wish.team_id)
    hours = await schedule_versions(tx, schedule_id)
    items = []
    for metric in Metric:
        for priority in Priority:
            seconds = wish.plan.seconds(metric, priority)
            if seconds is not None:
                run = begin(Terms(seconds=seconds, hours=hours, warns=wish.plan.warns(seconds)), now, now)
                times = {"warns_at": run.warns_at(), "due_at": run.due_at()}
                items.append(DuePreview(metric=metric, priority=priority, **times))
    names = await schedule_names(tx, [schedule_id] if schedule_id else [])
    holding = next((version for version in reversed(hours) if version.from_at <= now), hours[0] if hours else None)
    return PlanPreview(
        now=now,
        schedule=names.get(schedule_id) if schedule_id else None,
        time_zone=holding.hours.time_zone if holding else None,
        items=items,
    )


async def _shape(
    tx: Transaction, row: Promise, policy: str, history: list[PromiseChangeShape], now: datetime
) -> PromiseShape:
    run = await running_of(tx, row)
    return PromiseShape(
        id=row.id,
        metric=Metric(row.metric),
        cycle=row.cycle,
        state=row.state,
        policy_id=row.policy_id,
        policy=policy,
        priority=Priority(row.priority),
        seconds=row.seconds,
        clock=row.clock,
        pauses=row.pauses,
        started_at=row.started_at,
        due_at=row.due_at,
        warns_at=row.warns_at,
        warned_at=row.warned_at,
        breached_at=row.breached_at,
        ended_at=row.ended_at,
        elapsed=row.counted if row.ended_at else run.elapsed(now),
        history=history,
    )


def _change_shape(change: PromiseChange, by: str | None) -> PromiseChangeShape:
    return PromiseChangeShape(
        at=change.at,
        what=change.what,
        why=change.why,
        by=by,
        due_before=change.due_before_at,
        due_after=change.due_after_at,
        changed=changed_of(change.facts, "changed"),
        acts=changed_of(change.facts, "acts"),
    )


def _policy_shape(policy: Policy, versions: tuple[int, datetime], running: int) -> PolicyShape:
    plan: Plan = policy.plan
    return PolicyShape(
        id=policy.id, name=policy.name, plan=plan, versions=versions[0], changed_at=versions[1], running=running
    )
