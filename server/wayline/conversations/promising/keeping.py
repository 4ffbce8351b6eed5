"""Making policies, giving them new versions, putting them in order, removing them: each moves what runs now."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import note, on_hours_changed
from wayline.conversations.adding import announce
from wayline.conversations.promising import store
from wayline.conversations.promising.changing import Cause
from wayline.conversations.promising.following import bring_up_to_date
from wayline.conversations.promising.model import PromisePolicy, PromisePolicyVersion
from wayline.conversations.promising.policies import Plan, check_plan
from wayline.conversations.store import find
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Conflict, Invalid
from wayline.kit.http import Caller
from wayline.kit.jobs import ask_once

MOST = 50
AT_ONCE = 20
POLICIES, HOURS = "promises:policies_changed", "promises:hours_changed"


class PoliciesFull(Conflict):
    """The facts say how many there may be."""

    code = "policies_full"
    message = "There are as many policies as there may be. Remove one first."


class PolicyOrderInvalid(Invalid):
    """An order names each policy once, and no other."""

    code = "policy_order_invalid"
    message = "The order must name each policy once."


async def add_policy(tx: Transaction, name: str, plan: Plan, by: Caller, at: datetime) -> PromisePolicy:
    """A new policy, asked after the others. Raises PlanInvalid, ConditionUnreadable, PoliciesFull."""
    check_plan(plan)
    there = await store.policy_rows(tx)
    if len(there) >= MOST:
        raise PoliciesFull(most=MOST)
    policy = PromisePolicy(name=name.strip(), place=max((each.place for each in there), default=-1) + 1, made_at=at)
    tx.add(policy)
    await tx.flush()
    await _say(tx, policy, plan, by, at)
    await note(tx, by, at, "policy.made", ("policy", policy.id), name=policy.name)
    return policy


async def change_policy(
    tx: Transaction, id: UUID, wanted: tuple[str | None, Plan | None], by: Caller, at: datetime
) -> PromisePolicy:
    """Another (name, plan); None stays as it is. Raises NoSuchPolicy, PlanInvalid, ConditionUnreadable."""
    name, plan = wanted
    policy = await store.load_policy(tx, id)
    if name is not None:
        policy.name = name.strip()
    if plan is not None:
        check_plan(plan)
        await _say(tx, policy, plan, by, at)
    await tx.flush()
    await note(tx, by, at, "policy.changed", ("policy", id), name=policy.name)
    return policy


async def remove_policy(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Promise it no more; what was kept and broken under it stays written. Raises NoSuchPolicy."""
    policy = await store.load_policy(tx, id)
    policy.removed_at, policy.removed_by = at, by.id
    await tx.flush()
    await note(tx, by, at, "policy.removed", ("policy", id), name=policy.name)
    await ask_once(tx, POLICIES, after=0)


async def order_policies(tx: Transaction, ids: Sequence[UUID], by: Caller, at: datetime) -> None:
    """They are asked in this order from now on. Raises PolicyOrderInvalid."""
    there = {policy.id: policy for policy in await store.policy_rows(tx)}
    if len(ids) != len(there) or set(ids) != set(there):
        raise PolicyOrderInvalid
    for place, id in enumerate(ids):
        there[id].place = place
    await tx.flush()
    await note(tx, by, at, "policy.ordered", ("policy", ids[0] if ids else by.id), names=[there[i].name for i in ids])
    await ask_once(tx, POLICIES, after=0)


async def keep_again(database: Database, why: str, now: Callable[[], datetime] = utc_now) -> int:
    """Bring the promises of all work in hand up to date after a change of rule. Returns how many changed.

    After a change of hours, only those that run by hours are looked at. Doing it twice changes nothing.
    """
    async with database.transaction() as tx:
        ids = await (store.at_work(tx) if why == "policy" else store.counted_by_hours(tx))
    changed = 0
    for start in range(0, len(ids), AT_ONCE):
        async with database.transaction() as tx:
            for id in sorted(ids[start : start + AT_ONCE]):
                conversation = await find(tx, id)
                if conversation and await bring_up_to_date(tx, conversation, Cause(at=now(), why=why)):
                    changed += 1
                    await announce(tx, conversation, type="promise", position=conversation.position, change="promise")
    return changed


async def _say(tx: Transaction, policy: PromisePolicy, plan: Plan, by: Caller, at: datetime) -> None:
    told = msgspec.to_builtins(plan)
    tx.add(PromisePolicyVersion(policy_id=policy.id, plan=told, made_at=at, made_by=by.id))
    await tx.flush()
    await ask_once(tx, POLICIES, after=0)


async def _hours_changed(tx: Transaction) -> None:
    await ask_once(tx, HOURS, after=0)


on_hours_changed("conversations", _hours_changed)
