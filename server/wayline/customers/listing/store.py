"""Writing the list of customers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Uuid, column, delete, exists, func, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from wayline.customers.listing.wording import LARGEST_FACT, comparable
from wayline.customers.model import Customer, CustomerFact, Identity
from wayline.customers.store import among
from wayline.kit.db import Transaction

_said = (Customer.known, Customer.name, Customer.email, Customer.phone, Customer.company, Customer.facts)


async def shown(tx: Transaction, customers: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What the list says of these customers now."""
    rows = await tx.execute(select(Customer.id, *_said).where(among(Customer.id, customers)))
    return {row.id: {name: value for name, value in row._mapping.items() if name != "id"} for row in rows}  # noqa: SLF001 SQLAlchemy's public name


async def show(tx: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Put these rows in the list, in place of what it says of them."""
    if not rows:
        return
    new = insert(Customer)
    changing = {name: new.excluded[name] for name in rows[0] if name != "id"}
    await tx.execute(new.on_conflict_do_update(index_elements=["id"], set_=changing), list(rows))


async def show_facts(tx: Transaction, facts: Mapping[UUID, Mapping[str, Any]]) -> None:
    """These are the facts of these customers, and no others: each a row that an index can find."""
    if not facts:
        return
    gone = delete(CustomerFact).where(among(CustomerFact.customer_id, facts))
    await tx.execute(gone.execution_options(synchronize_session=False))
    told = {(id, name[:LARGEST_FACT]): comparable(value) for id, each in facts.items() for name, value in each.items()}
    rows = [
        {"customer_id": id, "name": name, "number": number, "words": words}
        for (id, name), (number, words) in told.items()
    ]
    if rows:
        await tx.execute(insert(CustomerFact), rows)


async def forget(tx: Transaction, customers: Collection[UUID]) -> None:
    """Take customers off the list, their facts with them."""
    await show_facts(tx, {id: {} for id in customers})
    gone = delete(Customer).where(among(Customer.id, customers))
    await tx.execute(gone.execution_options(synchronize_session=False))


async def forget_strays(tx: Transaction) -> None:
    """Take away facts of whom the list does not show."""
    strays = delete(CustomerFact).where(~exists(select(Customer.id).where(Customer.id == CustomerFact.customer_id)))
    await tx.execute(strays.execution_options(synchronize_session=False))


async def listed(tx: Transaction) -> set[UUID]:
    """Every customer on the list."""
    return set((await tx.execute(select(Customer.id))).scalars())


async def last_seen(tx: Transaction, heard: Mapping[UUID, datetime]) -> None:
    """Customers were heard from again, by these identities at these times; the later time stands."""
    if not heard:
        return
    times = (
        func.unnest(literal(list(heard), ARRAY(Uuid)), literal(list(heard.values()), ARRAY(DateTime(timezone=True))))
        .table_valued(column("identity", Uuid), column("at", DateTime(timezone=True)))
        .render_derived()
    )
    later = Identity.last_seen_at < times.c.at
    heard_of = (
        update(Identity)
        .where(Identity.id == times.c.identity, later)
        .values(last_seen_at=times.c.at)
        .returning(Identity.customer_id)
        .execution_options(synchronize_session=False)
    )
    customers = set((await tx.execute(heard_of)).scalars())
    newest = (
        select(Identity.customer_id.label("id"), func.max(Identity.last_seen_at).label("at"))
        .where(among(Identity.customer_id, customers))
        .group_by(Identity.customer_id)
        .subquery()
    )
    listing = update(Customer).where(Customer.id == newest.c.id).values(last_seen_at=newest.c.at)
    await tx.execute(listing.execution_options(synchronize_session=False))
