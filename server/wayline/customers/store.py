"""The queries of identities and claims."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Uuid, delete, func, literal, or_, select, text, union, update
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.orm import InstrumentedAttribute

from wayline.customers.model import Claim, Erasure, Identity, IdentityFact, LogCursor, Membership
from wayline.customers.partition import By, Edge, Seen
from wayline.kit.db import Transaction

WHO_IS_WHO_LOCK = 7_205_003


class Known(msgspec.Struct, frozen=True):
    """An identity as it is kept."""

    id: UUID
    kind: str
    value: str
    customer_id: UUID
    first_seen_at: datetime
    last_seen_at: datetime
    verified_at: datetime | None
    blocked_at: datetime | None

    @property
    def seen(self) -> Seen:
        """What the partition needs of it."""
        return Seen(self.id, self.kind, self.first_seen_at, self.verified_at is not None)


_columns = (
    Identity.id,
    Identity.kind,
    Identity.value,
    Identity.customer_id,
    Identity.first_seen_at,
    Identity.last_seen_at,
    Identity.verified_at,
    Identity.blocked_at,
)


def _array(ids: Iterable[UUID]) -> ColumnElement[Any]:
    return literal(list(ids), ARRAY(Uuid))


def among(column: InstrumentedAttribute[UUID], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """`column` is one of these: one array parameter, however many they are."""
    return column == func.any(_array(ids))


async def lock(tx: Transaction) -> None:
    """Be the only one who changes who is who, until this transaction ends.

    Every write of this room takes it first, so two writers never wait for each other's rows.
    """
    await hold(tx, WHO_IS_WHO_LOCK)


async def hold(tx: Transaction, key: int) -> None:
    """Hold an advisory lock until this transaction ends."""
    await tx.execute(text("select pg_advisory_xact_lock(:key)"), {"key": key})


async def identities(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, Known]:
    """Those of these identities that are known."""
    rows = await tx.execute(select(*_columns).where(among(Identity.id, ids)))
    return {row.id: Known(*row) for row in rows}


async def identities_of(tx: Transaction, customers: Collection[UUID]) -> list[Known]:
    """All identities of these customers, oldest first."""
    wanted = select(*_columns).where(among(Identity.customer_id, customers))
    rows = await tx.execute(wanted.order_by(Identity.first_seen_at, Identity.id))
    return [Known(*row) for row in rows]


async def save_identities(tx: Transaction, rows: Collection[Known]) -> None:
    """Insert them, or widen when they were seen; a first verification stays."""
    if not rows:
        return
    values = [msgspec.structs.asdict(row) for row in rows]
    new = insert(Identity)
    stands = new.on_conflict_do_update(
        index_elements=[Identity.id],
        set_={
            "first_seen_at": func.least(Identity.first_seen_at, new.excluded.first_seen_at),
            "last_seen_at": func.greatest(Identity.last_seen_at, new.excluded.last_seen_at),
            "verified_at": func.least(Identity.verified_at, new.excluded.verified_at),
        },
    )
    await tx.execute(stands, values)


async def save_claims(tx: Transaction, edges: Collection[Edge], made_by: UUID | None = None) -> set[UUID]:
    """Keep claims. The same claim again only counts if it occurred earlier; one of a pair a teammate parted, never.

    Returns the ids of those that are new or earlier than was known.
    """
    known = {
        row.id: row.occurred_at
        for row in await tx.execute(select(Claim.id, Claim.occurred_at).where(among(Claim.id, {e.id for e in edges})))
    }
    changed = {edge.id: edge for edge in edges if edge.id not in known or edge.occurred_at < known[edge.id]}
    if not changed:
        return set()
    parted = await _parted(tx, changed.values())
    new = insert(Claim)
    earlier = new.on_conflict_do_update(
        index_elements=[Claim.id], set_={"occurred_at": func.least(Claim.occurred_at, new.excluded.occurred_at)}
    )
    rows = [
        {
            **msgspec.structs.asdict(edge),
            "made_by": made_by,
            "undone_at": None if edge.by == By.TEAMMATE else parted.get(frozenset((edge.a, edge.b))),
        }
        for edge in changed.values()
    ]
    await tx.execute(earlier, rows)
    return {row["id"] for row in rows if row["undone_at"] is None}


async def _parted(tx: Transaction, edges: Iterable[Edge]) -> dict[frozenset[UUID], datetime]:
    """The pairs of which a teammate took a site's claim back, with when."""
    ids = {id for edge in edges for id in (edge.a, edge.b)}
    rows = await tx.execute(
        select(Claim.a, Claim.b, Claim.undone_at).where(
            Claim.undone_at.is_not(None), Claim.by != By.TEAMMATE, among(Claim.a, ids), among(Claim.b, ids)
        )
    )
    return {frozenset((row.a, row.b)): row.undone_at for row in rows}


async def claimed(tx: Transaction, ids: Collection[UUID]) -> set[UUID]:
    """Those of these identities of which something is claimed."""
    wanted = union(
        select(Claim.a.label("id")).where(among(Claim.a, ids)), select(Claim.b.label("id")).where(among(Claim.b, ids))
    )
    return set((await tx.execute(wanted)).scalars())


async def component(tx: Transaction, ids: Collection[UUID]) -> tuple[dict[UUID, Known], list[Edge]]:
    """Everything connected with these identities by claims that stand, accepted or refused.

    Walked outwards a round at a time: each is two index reads, however many people one browser has named.
    """
    edges: dict[UUID, Edge] = {}
    reached, frontier = set(ids), set(ids)
    while frontier:
        near = await _edges_at(tx, frontier)
        edges |= {edge.id: edge for edge in near}
        frontier = {end for edge in near for end in (edge.a, edge.b)} - reached
        reached |= frontier
    return await identities(tx, reached), list(edges.values())


async def _edges_at(tx: Transaction, ids: Collection[UUID]) -> list[Edge]:
    columns = (Claim.id, Claim.a, Claim.b, Claim.by, Claim.occurred_at)
    ends = [select(*columns).where(Claim.undone_at.is_(None), among(end, ids)) for end in (Claim.a, Claim.b)]
    return [Edge(*row) for row in await tx.execute(union(*ends))]


async def move(tx: Transaction, customers: Mapping[UUID, UUID]) -> None:
    """Say anew whose identity each (key) is."""
    pairs = (
        func.unnest(_array(customers), _array(customers.values())).table_valued("identity", "customer").render_derived()
    )
    where = Identity.id == pairs.c.identity
    changing = update(Identity).where(where).values(customer_id=pairs.c.customer)
    await tx.execute(changing.execution_options(synchronize_session=False))


async def claim(tx: Transaction, id: UUID) -> Claim | None:
    """One claim."""
    return await tx.get(Claim, id, populate_existing=True)


async def claims_of(tx: Transaction, ids: Collection[UUID]) -> list[Claim]:
    """Every claim that names one of these identities, newest first."""
    wanted = select(Claim).where(or_(among(Claim.a, ids), among(Claim.b, ids)))
    newest = wanted.order_by(Claim.occurred_at.desc(), Claim.id)
    return list((await tx.execute(newest.execution_options(populate_existing=True))).scalars())


async def undo(tx: Transaction, taken_back: Claim, at: datetime, by: UUID | None) -> None:
    """Take a claim back: a teammate's alone; of a site's, all that was claimed of the pair but by teammates."""
    pair = (Claim.a == taken_back.a) & (Claim.b == taken_back.b) & (Claim.by != By.TEAMMATE)
    which = Claim.id == taken_back.id if taken_back.by == By.TEAMMATE else pair
    undoing = update(Claim).where(which, Claim.undone_at.is_(None)).values(undone_at=at, undone_by=by)
    await tx.execute(undoing.execution_options(synchronize_session=False))


async def block(tx: Transaction, customer: UUID, at: datetime | None, by: UUID | None) -> None:
    """Block (or, without a time, unblock) all identities a customer has now."""
    blocking = update(Identity).where(Identity.customer_id == customer).values(blocked_at=at, blocked_by=by)
    await tx.execute(blocking.execution_options(synchronize_session=False))


async def cursor(tx: Transaction, name: str) -> int:
    """The last log position applied; 0 before the first."""
    return (await tx.execute(select(LogCursor.position).where(LogCursor.name == name))).scalar_one_or_none() or 0


async def move_cursor(tx: Transaction, name: str, position: int) -> None:
    """Say how far the log has been applied."""
    new = insert(LogCursor).values(name=name, position=position)
    await tx.execute(new.on_conflict_do_update(index_elements=["name"], set_={"position": position}))


async def open_erasures(tx: Transaction) -> list[Erasure]:
    """Erasures whose rows may still be in the log."""
    wanted = select(Erasure).where(Erasure.done_at.is_(None)).order_by(Erasure.at)
    return list((await tx.execute(wanted)).scalars())


async def any_open_erasure(tx: Transaction) -> bool:
    """Whether there is one."""
    return (await tx.execute(select(Erasure.id).where(Erasure.done_at.is_(None)).limit(1))).first() is not None


async def erasures_since(tx: Transaction, moment: datetime) -> list[Erasure]:
    """Who was erased after then, oldest first."""
    return list((await tx.execute(select(Erasure).where(Erasure.at > moment).order_by(Erasure.at))).scalars())


async def take_from_outbox(tx: Transaction, ids: Collection[UUID]) -> None:
    """Nothing of these identities may still travel to the log."""
    from_payload = text(
        "delete from outbox where kind in ('touchpoint', 'dimension') and"
        " (payload->>'identity' = any(:ids) or payload->>'anonymous' = any(:ids) or payload->>'key' = any(:ids))"
    )
    await tx.execute(from_payload, {"ids": [str(id) for id in ids]})


async def erase(tx: Transaction, ids: Collection[UUID]) -> None:
    """Delete these identities, what was told of them and what was claimed of them."""
    for gone in (
        delete(IdentityFact).where(among(IdentityFact.identity_id, ids)),
        delete(Membership).where(among(Membership.identity_id, ids)),
        delete(Claim).where(or_(among(Claim.a, ids), among(Claim.b, ids))),
        delete(Identity).where(among(Identity.id, ids)),
    ):
        await tx.execute(gone.execution_options(synchronize_session=False))


async def all_customers(tx: Transaction) -> list[UUID]:
    """Every customer there is by the claims."""
    return list((await tx.execute(select(Identity.customer_id).distinct())).scalars())
