"""Describing: facts told of an identity, or of a customer by a teammate."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.customers import store
from wayline.customers.auditing import write_down
from wayline.customers.errors import CustomerUnknown, FactInvalid
from wayline.customers.facts import store as facts_store
from wayline.customers.facts.resolving import TEAMMATE, Told
from wayline.customers.listing.projecting import project
from wayline.kit.db import Transaction
from wayline.kit.http import Caller

LONGEST_NAME = 200
LARGEST_VALUE = 8_192


async def set_facts(
    tx: Transaction, identity: UUID, facts: Mapping[str, Any], source: str, at: datetime, *, now: datetime | None = None
) -> None:
    """Keep what `source` (`browser`, `server`, `token`, `teammate`, a channel …) told of a seen identity.

    Of one source the newest `at` stands. A null takes a fact back. Raises CustomerUnknown for an identity never
    seen, FactInvalid for a name or value that is too long.
    """
    await store.lock(tx)
    known = await store.identities(tx, [identity])
    if identity not in known:
        raise CustomerUnknown(id=str(identity))
    await facts_store.tell(tx, [checked(Told(identity, name, value, source, at)) for name, value in facts.items()])
    await project(tx, [known[identity].customer_id], now or at)


async def state(tx: Transaction, customer: UUID, fact: tuple[str, object], by: Caller, now: datetime) -> None:
    """A teammate says what is so: it stands over what the site tells, until it is removed."""
    name, value = fact
    await set_facts(tx, customer, {name: value}, TEAMMATE, now)
    await write_down(tx, by, now, "fact_stated", customer, fact=name)


async def remove(tx: Transaction, customer: UUID, name: str, by: Caller, now: datetime) -> None:
    """Remove a fact from a customer, whoever told it; the site may tell it anew. Raises CustomerUnknown."""
    await store.lock(tx)
    identities = [identity.id for identity in await store.identities_of(tx, [customer])]
    if not identities or not await facts_store.forget(tx, identities, name):
        raise CustomerUnknown("There is no such fact.", id=str(customer), name=name)
    await project(tx, [customer], now)
    await write_down(tx, by, now, "fact_removed", customer, fact=name)


def checked(fact: Told) -> Told:
    """The fact, if it is of a size that can be kept. Raises FactInvalid."""
    if not keepable(fact):
        raise FactInvalid(name=fact.name[:LONGEST_NAME])
    return fact


def keepable(fact: Told) -> bool:
    """Whether a fact is of a size that is kept. PostgreSQL keeps no zero bytes."""
    value = msgspec.json.encode(fact.value)
    named = bool(fact.name.strip()) and len(fact.name) <= LONGEST_NAME and "\x00" not in fact.name
    return named and len(value) <= LARGEST_VALUE and b"\\u0000" not in value
