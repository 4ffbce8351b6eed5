"""Seeing: an identity that was met has a customer from then on."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from wayline.customers import store
from wayline.customers.joining import settle
from wayline.customers.listing.projecting import project
from wayline.customers.store import Known
from wayline.kit.db import Transaction


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
