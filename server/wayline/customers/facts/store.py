"""The queries of facts and of customers' companies."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import case, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from wayline.customers.facts.resolving import Told
from wayline.customers.model import CustomerCompany, IdentityFact, Membership
from wayline.customers.store import among
from wayline.kit.db import Transaction

_columns = (IdentityFact.identity_id, IdentityFact.name, IdentityFact.value, IdentityFact.source, IdentityFact.at)


class Employer(msgspec.Struct, frozen=True):
    """A company a customer belongs to."""

    id: UUID
    key: str
    name: str | None
    facts: dict[str, Any]
    at: datetime


async def told_of(tx: Transaction, identities: Collection[UUID]) -> list[Told]:
    """Everything told of these identities."""
    rows = await tx.execute(select(*_columns).where(among(IdentityFact.identity_id, identities)))
    return [Told(*row) for row in rows]


async def tell(tx: Transaction, facts: Iterable[Told]) -> None:
    """Keep facts: of the same identity, name and source the newest stands, whichever comes first."""
    newest: dict[tuple[UUID, str, str], Told] = {}
    for fact in facts:
        key = (fact.identity, fact.name, fact.source)
        if key not in newest or (newest[key].at, str(newest[key].value)) <= (fact.at, str(fact.value)):
            newest[key] = fact
    if not newest:
        return
    new = insert(IdentityFact)
    ex = new.excluded
    newer = or_(ex.at > IdentityFact.at, (ex.at == IdentityFact.at) & (ex.value > IdentityFact.value))
    rows = [
        {"identity_id": f.identity, "name": f.name, "source": f.source, "value": f.value, "at": f.at}
        for _, f in sorted(newest.items(), key=lambda item: (item[0][0], item[0][1:]))
    ]
    stands = new.on_conflict_do_update(
        index_elements=["identity_id", "name", "source"], set_={"value": ex.value, "at": ex.at}, where=newer
    )
    await tx.execute(stands, rows)


async def forget(tx: Transaction, identities: Collection[UUID], name: str) -> int:
    """Remove what was told under this name of these identities. Returns how many rows went."""
    gone = delete(IdentityFact).where(among(IdentityFact.identity_id, identities), IdentityFact.name == name)
    result = await tx.execute(gone.returning(IdentityFact.name).execution_options(synchronize_session=False))
    return len(result.all())


async def employ(tx: Transaction, companies: Iterable[CustomerCompany], members: Iterable[Membership]) -> None:
    """Keep companies (later facts laid over earlier ones) and who belongs to them."""
    for company in companies:
        new = insert(CustomerCompany).values(
            id=company.id, key=company.key, name=company.name, facts=company.facts, at=company.at
        )
        ex = new.excluded
        later = ex.at >= CustomerCompany.at
        await tx.execute(
            new.on_conflict_do_update(
                index_elements=["id"],
                set_={
                    "facts": case(
                        (later, CustomerCompany.facts.op("||")(ex.facts)),
                        else_=ex.facts.op("||")(CustomerCompany.facts),
                    ),
                    "name": case(
                        (later, func.coalesce(ex.name, CustomerCompany.name)),
                        else_=func.coalesce(CustomerCompany.name, ex.name),
                    ),
                    "at": func.greatest(CustomerCompany.at, ex.at),
                },
            )
        )
    for member in members:
        belongs = insert(Membership).values(identity_id=member.identity_id, company_id=member.company_id, at=member.at)
        stands = belongs.on_conflict_do_update(
            index_elements=["identity_id", "company_id"], set_={"at": func.greatest(Membership.at, belongs.excluded.at)}
        )
        await tx.execute(stands)


async def employers_of(tx: Transaction, identities: Collection[UUID]) -> list[Employer]:
    """The companies these identities belong to, the newest membership first."""
    newest = func.max(Membership.at)
    wanted = (
        select(CustomerCompany.id, CustomerCompany.key, CustomerCompany.name, CustomerCompany.facts, newest.label("at"))
        .join(Membership, Membership.company_id == CustomerCompany.id)
        .where(among(Membership.identity_id, identities))
        .group_by(CustomerCompany.id)
        .order_by(newest.desc(), CustomerCompany.id)
    )
    return [Employer(*row) for row in await tx.execute(wanted)]


async def company_names(tx: Transaction, identities: Collection[UUID]) -> dict[UUID, str]:
    """The name (or key) of the company each identity was last said to belong to."""
    wanted = (
        select(Membership.identity_id, func.coalesce(CustomerCompany.name, CustomerCompany.key))
        .join(CustomerCompany, CustomerCompany.id == Membership.company_id)
        .where(among(Membership.identity_id, identities))
        .order_by(Membership.at, CustomerCompany.id)
    )
    return {identity: name for identity, name in await tx.execute(wanted)}  # noqa: C416 rows are not pairs to mypy


async def members_of(tx: Transaction, companies: Collection[UUID]) -> set[UUID]:
    """The identities that belong to these companies."""
    wanted = select(Membership.identity_id).where(among(Membership.company_id, companies))
    return set((await tx.execute(wanted)).scalars())
