"""Joining by hand: a teammate joins two customers, sees first what will come of it, and can undo it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.customers import store
from wayline.customers.auditing import write_down
from wayline.customers.errors import AlreadyOne, AlreadyUndone, CustomerUnknown, JoinUnknown
from wayline.customers.facts import store as facts_store
from wayline.customers.facts.resolving import Fact, Profile, profile, resolve
from wayline.customers.joining import apply, edge_of, settle
from wayline.customers.partition import By
from wayline.customers.store import Known
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import derived_id, new_id
from wayline.touchpoints.recording import Initiator, Touchpoint, record


class Clash(msgspec.Struct, frozen=True):
    """A fact on which the two differ: what each says, and what will stand."""

    name: str
    here: Any
    there: Any
    stands: Any


class Preview(msgspec.Struct, frozen=True):
    """What would come of joining two customers."""

    id: UUID
    profile: Profile
    facts: Sequence[Fact]
    clashes: Sequence[Clash]
    identities: int
    both_known: bool


async def preview(tx: Transaction, here: UUID, there: UUID) -> Preview:
    """What joining these two would make. Changes nothing. Raises CustomerUnknown or AlreadyOne."""
    one, other = await _two(tx, here, there)
    every = [*one, *other]
    told = await facts_store.told_of(tx, [identity.id for identity in every])
    facts = resolve(every, told)
    mine, theirs = ({f.name: f.value for f in resolve(group, told)} for group in (one, other))
    names = (identity.id for identity in sorted(every, key=lambda identity: identity.seen.rank))
    return Preview(
        id=next(names),
        profile=profile(every, {fact.name: fact.value for fact in facts}),
        facts=facts,
        clashes=[
            Clash(fact.name, mine[fact.name], theirs[fact.name], fact.value)
            for fact in facts
            if fact.name in mine and fact.name in theirs and mine[fact.name] != theirs[fact.name]
        ],
        identities=len(every),
        both_known=all(any(identity.kind == "user" for identity in group) for group in (one, other)),
    )


async def join(tx: Transaction, here: UUID, there: UUID, by: Caller, now: datetime) -> UUID:
    """Join two customers by a teammate's word. Returns the id of the join. Raises CustomerUnknown or AlreadyOne."""
    await store.lock(tx)
    await _two(tx, here, there)
    id = new_id()
    await apply(tx, [edge_of(here, there, By.TEAMMATE, now, id)], now, made_by=by.id)
    await write_down(tx, by, now, "joined", here, join_id=str(id), other=str(there))
    return id


async def undo(tx: Transaction, id: UUID, by: Caller, now: datetime) -> list[UUID]:
    """Part what a claim joined. A teammate's join is taken back alone; a site's claim so that no site can repeat it.

    Facts and lines are what they would be had it never been claimed. Returns the customers of the two afterwards
    (one, if other claims still hold them together). Raises JoinUnknown or AlreadyUndone.
    """
    await store.lock(tx)
    found = await store.claim(tx, id)
    if found is None:
        raise JoinUnknown(id=str(id))
    if found.undone_at is not None:
        raise AlreadyUndone(id=str(id))
    before = await store.identities(tx, [found.a, found.b])
    await store.undo(tx, found, now, by.id)
    await settle(tx, [found.a, found.b], now)
    after = await store.identities(tx, [found.a, found.b])
    customers = sorted({identity.customer_id for identity in after.values()})
    if len({identity.customer_id for identity in before.values()}) < len(customers):
        await record(tx, *[_unjoined(id, customer, by, now) for customer in customers])
    await write_down(tx, by, now, "unjoined", customers[0] if customers else None, join_id=str(id))
    return customers


async def _two(tx: Transaction, here: UUID, there: UUID) -> tuple[list[Known], list[Known]]:
    one, other = [await store.identities_of(tx, [id]) for id in (here, there)]
    if not one or not other:
        raise CustomerUnknown(id=str(there if one else here))
    if here == there:
        raise AlreadyOne(id=str(here))
    return one, other


def _unjoined(join: UUID, customer: UUID, by: Caller, now: datetime) -> Touchpoint:
    return Touchpoint(
        id=derived_id("customer_unjoined", str(join), str(customer)),
        identity=customer,
        name="Customer Unjoined",
        occurred_at=now,
        initiated_by=Initiator.COMPANY,
        teammate=by.id if by.kind == "teammate" else None,
        department="marketing",
        properties={"join_id": str(join)},
    )
