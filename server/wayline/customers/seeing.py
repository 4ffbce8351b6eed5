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
        await see_all(tx, [Known(identity, kind, value, identity, at, at, at if verified else None, None)], at)
        known = await store.identities(tx, [identity])
    return known[identity].customer_id


async def see_all(tx: Transaction, met: Collection[Known], now: datetime) -> None:
    """Keep identities that were met, with when; their `customer_id` counts for none that is known already."""
    await store.lock(tx)
    before = await store.identities(tx, [each.id for each in met])
    new = {each.id for each in met if each.id not in before}
    moved = {
        each.id
        for each in met
        if each.id in before
        and (
            each.first_seen_at < before[each.id].first_seen_at or (each.verified_at and not before[each.id].verified_at)
        )
    }
    later = {each.id for each in met if each.id in before and each.last_seen_at > before[each.id].last_seen_at}
    await store.save_identities(tx, [each for each in met if each.id in new | moved | later])
    touched = moved | await store.claimed(tx, new)
    if touched:
        await settle(tx, touched, now)
    seen_later = {before[id].customer_id for id in moved | later}
    await project(tx, new | seen_later, now)
