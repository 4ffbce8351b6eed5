"""Finding customers by what they are called, for rooms whose rows hold identities."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute

from wayline.customers.listing.conditions import conditions_of
from wayline.customers.model import Customer, Identity
from wayline.kit.db import Transaction


async def identities_called(tx: Transaction, search: str, most: int) -> list[UUID]:
    """The identities (at most so many) of customers whose name, address, number or company has words so beginning."""
    named = select(Customer.id).where(*conditions_of(search, None)).limit(most).subquery()
    theirs = select(Identity.id).join(named, named.c.id == Identity.customer_id).limit(most)
    return list((await tx.execute(theirs)).scalars())


def is_called(identity: InstrumentedAttribute[UUID], search: str) -> ColumnElement[bool]:
    """Whether the customer of this identity is called so: a condition, for questions that many rows would answer."""
    customer = select(Customer.id).join(Identity, Identity.customer_id == Customer.id).where(Identity.id == identity)
    # One, not "exists": PostgreSQL would make a table of everybody who is called so, to look each row up in.
    return customer.where(*conditions_of(search, None)).limit(1).scalar_subquery().is_not(None)
