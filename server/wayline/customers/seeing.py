"""Seeing: an identity that was met has a customer from then on."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.customers import store
from wayline.customers.facts import store as facts_store
from wayline.customers.facts.describing import checked
from wayline.customers.facts.resolving import Told
from wayline.customers.joining import settle
from wayline.customers.listing.projecting import project
from wayline.customers.store import Known
from wayline.kit.db import Transaction


class Seen(msgspec.Struct, frozen=True):
    """Somebody who was met, when, and what `source` tells of them."""

    identity: UUID
    kind: str
    value: str
    at: datetime
    facts: Mapping[str, Any]


async def see(tx: Transaction, identity: UUID, kind: str, value: str, at: datetime, *, verified: bool = False) -> UUID:
    """Make sure that this identity and its customer exist. Returns the customer's id.

    `identity` is `identity_id(kind, value)` of the normalised value. `verified` says that somebody we trust (a signed
    token, a mail that passed its checks) named it. Cheap for an identity met before: one read, no lock.
    """
    known = await store.identities(tx, [identity])
    if identity not in known or (verified and known[identity].verified_at is None):
        met = Known(identity, kind, value, identity, at, at, at if verified else None, None)
        stale = await meet_all(tx, [met], at)
        known = await store.identities(tx, [identity])
        await project(tx, {known[id].customer_id for id in stale & {identity}}, at)
    return known[identity].customer_id


async def see_all(tx: Transaction, people: Collection[Seen], source: str) -> None:
    """As `see` and `set_facts` of each, for about the price of one. Raises FactInvalid."""
    met: dict[UUID, Known] = {}
    for each in people:
        before = met.get(each.identity)
        first, last = (before.first_seen_at, before.last_seen_at) if before else (each.at, each.at)
        first, last = min(first, each.at), max(last, each.at)
        met[each.identity] = Known(each.identity, each.kind, each.value, each.identity, first, last, None, None)
    if not met:
        return
    now = max(each.at for each in people)
    await meet_all(tx, list(met.values()), now)
    facts = [(each, name, value) for each in people for name, value in each.facts.items()]
    await facts_store.tell(
        tx, [checked(Told(each.identity, name, value, source, each.at)) for each, name, value in facts]
    )
    known = await store.identities(tx, list(met))
    await project(tx, {identity.customer_id for identity in known.values()}, now)


async def meet_all(tx: Transaction, met: Collection[Known], now: datetime) -> set[UUID]:
    """Keep identities that were met, with when. Returns those whose customer the list must show anew.

    A newer last meeting alone does not make a row stale: `last_seen` of the list is cheaper.
    """
    await store.lock(tx)
    before = await store.identities(tx, [each.id for each in met])
    new = {each.id for each in met if each.id not in before}
    moved = {
        each.id
        for each in met
        if (old := before.get(each.id))
        and (each.first_seen_at < old.first_seen_at or (each.verified_at and not old.verified_at))
    }
    await store.save_identities(tx, [each for each in met if each.id in new | moved])
    touched = moved | await store.claimed(tx, new)
    if touched:
        await settle(tx, touched, now)
    return new | moved
