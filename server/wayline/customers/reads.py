"""The questions other rooms and the console ask about customers."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from wayline.customers.listing.filters import Comparison, Condition
from wayline.customers.listing.reads import conditions_of, is_plainly
from wayline.customers.model import Customer, Erasure, Identity
from wayline.customers.store import among
from wayline.kit.db import Transaction

DELETING = timedelta(minutes=1)


class CustomerSummary(msgspec.Struct, frozen=True):
    """How a customer is called and reached; `name` is None where nobody has said it."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None = None
    known: bool = False
    last_seen_at: datetime | None = None
    blocked_at: datetime | None = None


async def customers_by_id(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, CustomerSummary]:
    """Summaries by the id asked for; an identity's id (so, one that was joined away) answers with its customer."""
    wanted = (
        select(
            Identity.id.label("asked"),
            Customer.id,
            Customer.name,
            Customer.email,
            Customer.phone,
            Customer.company,
            Customer.known,
            Customer.last_seen_at,
            Customer.blocked_at,
        )
        .join(Customer, Customer.id == Identity.customer_id)
        .where(among(Identity.id, ids))
    )
    return {row[0]: CustomerSummary(*row[1:]) for row in await tx.execute(wanted)}


async def customer_of(tx: Transaction, identity: UUID) -> UUID:
    """Whose identity this is; an identity never seen is a customer of its own."""
    return (await customers_of(tx, [identity]))[identity]


async def customers_of(tx: Transaction, identities: Iterable[UUID]) -> dict[UUID, UUID]:
    """Whose identities these are, in one question."""
    asked = list(identities)
    rows = await tx.execute(select(Identity.id, Identity.customer_id).where(among(Identity.id, asked)))
    found = {row.id: row.customer_id for row in rows}
    return {identity: found.get(identity, identity) for identity in asked}


async def identities_of(tx: Transaction, customer: UUID) -> list[UUID]:
    """The ids of all identities of a customer (by any of them); of one never seen, the id itself."""
    mine = select(Identity.customer_id).where(Identity.id == customer).scalar_subquery()
    wanted = select(Identity.id).where(Identity.customer_id == func.coalesce(mine, customer))
    found = list((await tx.execute(wanted.order_by(Identity.first_seen_at, Identity.id))).scalars())
    return found or [customer]


async def facts_of(tx: Transaction, identity: UUID) -> dict[str, Any]:
    """What is known of the customer of this identity, by the names of the facts; nothing of one never seen."""
    wanted = select(Customer.facts).join(Identity, Identity.customer_id == Customer.id).where(Identity.id == identity)
    return dict((await tx.execute(wanted)).scalar_one_or_none() or {})


async def is_blocked(tx: Transaction, customer: UUID) -> bool:
    """Whether a teammate has blocked any identity of this customer (given by any of them)."""
    mine = select(Identity.customer_id).where(Identity.id == customer).scalar_subquery()
    blocked = select(Identity.id).where(Identity.customer_id == mine, Identity.blocked_at.is_not(None)).limit(1)
    return (await tx.execute(blocked)).first() is not None


async def blocked_among(tx: Transaction, identities: Collection[UUID]) -> set[UUID]:
    """Which of these belong to a customer of whom a teammate has blocked any identity."""
    mine = aliased(Identity)
    chosen = select(Identity.id).join(mine, mine.customer_id == Identity.customer_id)
    chosen = chosen.where(Identity.id.in_(identities), mine.blocked_at.is_not(None)).distinct()
    return set((await tx.execute(chosen)).scalars()) if identities else set()


def identities_called(search: str) -> Select[UUID]:
    """Part of a question: the identities of customers whose name, address, number or company has words so beginning."""
    called = select(Identity.id).join(Customer, Customer.id == Identity.customer_id)
    return called.where(*conditions_of(search, None))


def is_called(identity: InstrumentedAttribute[UUID], search: str) -> ColumnElement[bool]:
    """Whether the customer of this identity is called so: a condition, for questions that many rows would answer."""
    customer = select(Customer.id).join(Identity, Identity.customer_id == Customer.id).where(Identity.id == identity)
    # One, not "exists": PostgreSQL would make a table of everybody who is called so, to look each row up in.
    return customer.where(*conditions_of(search, None)).limit(1).scalar_subquery().is_not(None)


def customer_is(
    identity: InstrumentedAttribute[UUID], field: str, how: str, values: Sequence[Any]
) -> ColumnElement[bool]:
    """Whether the customer of this identity meets a condition of the list, with any of these values.

    `field` is a column of the list or `facts.NAME`; `how` one of the list's comparisons that says something is so.
    Texts are the same whatever their case and accents.
    """
    comparison = Comparison(how)
    asked = [Condition(field, comparison, each) for each in (values or [None])]
    met = [is_plainly(each) if comparison is Comparison.IS else conditions_of("", each)[0] for each in asked]
    customer = select(Customer.id).join(Identity, Identity.customer_id == Customer.id).where(Identity.id == identity)
    return exists(customer.where(or_(*met)))


async def erased_after(tx: Transaction, moment: datetime) -> set[UUID]:
    """Whose rows may have left the log after then, or will: for rooms that read the log then and write what they read.

    An erasure says when it began to delete, which takes a moment: one minute is counted on top.
    """
    still = or_(Erasure.done_at.is_(None), Erasure.done_at > moment - DELETING)
    rows = (await tx.execute(select(Erasure.identities).where(still))).scalars()
    return {UUID(str(id)) for identities in rows for id in identities}
