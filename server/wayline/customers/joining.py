"""Joining: claims become customers, and every reader sees one line at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from wayline.customers import store
from wayline.customers.identities import Kind
from wayline.customers.listing.projecting import project
from wayline.customers.partition import By, Edge, partition
from wayline.customers.store import Known
from wayline.kit.db import Transaction
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import Initiator, Touchpoint, join_identities, record


def edge_of(a: UUID, b: UUID, by: str, at: datetime, cause: UUID | None = None) -> Edge:
    """A claim. Without a cause of its own (a teammate's act has one) the same pair and claimant is the same claim."""
    one, other = sorted((a, b))
    return Edge(cause or derived_id("claim", str(one), str(other), by), one, other, by, at)


async def claim(  # noqa: PLR0917 the door agreed with the rooms above
    tx: Transaction,
    a: UUID,
    b: UUID,
    by: str,
    at: datetime,
    cause_id: UUID | None = None,
    *,
    now: datetime | None = None,
) -> UUID:
    """Claim that two identities are one customer's. Returns the customer of `a` afterwards.

    `by` is `browser`, `server`, `token` or `teammate`; only a teammate joins two customers with a user id each. The
    claim is kept even if it is refused, or if one of the two was never seen: it counts once it can. `at` is when it
    was claimed, `now` when it becomes known (default: `at`).
    """
    edge = edge_of(a, b, by, at, cause_id if by == By.TEAMMATE else None)
    await apply(tx, [edge], now or at, made_by=None)
    known = await store.identities(tx, [a])
    return known[a].customer_id if a in known else a


async def apply(
    tx: Transaction,
    edges: Collection[Edge],
    now: datetime,
    *,
    made_by: UUID | None = None,
    since: Mapping[UUID, datetime] | None = None,
) -> None:
    """Keep these claims and settle what they change. `since`: claims of history, valid from when they occurred."""
    await store.lock(tx)
    counted = await store.save_claims(tx, edges, made_by)
    fresh = [edge for edge in edges if edge.id in counted]
    if not fresh:
        return
    before = await store.identities(tx, {id for edge in fresh for id in (edge.a, edge.b)})
    moved = await settle(
        tx,
        {id for edge in fresh for id in (edge.a, edge.b)},
        now,
        since={id: at for edge in fresh for id in (edge.a, edge.b) if (at := (since or {}).get(edge.id))},
    )
    joined = []
    for edge in fresh:
        one, other = before.get(edge.a), before.get(edge.b)
        if one and other and one.customer_id != other.customer_id and not _only_named(edge, one, other):
            after = [moved.get(edge.a, one.customer_id), moved.get(edge.b, other.customer_id)]
            if after[0] == after[1]:
                joined.append(_joined(edge, after[0], made_by, (since or {}).get(edge.id)))
    if joined:
        await record(tx, *joined)


async def settle(
    tx: Transaction, touched: Collection[UUID], now: datetime, *, since: Mapping[UUID, datetime] | None = None
) -> dict[UUID, UUID]:
    """Work out anew whose identities these, and all connected with them, are. Returns those that moved, with whose.

    A move holds for readers from `now`, or, where the identities that came together are of history, from then.
    """
    known, edges = await store.component(tx, touched)
    customers = partition((identity.seen for identity in known.values()), edges)
    moved = {id: customer for id, customer in customers.items() if known[id].customer_id != customer}
    if moved:
        await store.move(tx, moved)
        valid = _valid_from(customers, since or {})
        by_time: dict[datetime, dict[UUID, UUID]] = defaultdict(dict)
        for id, customer in moved.items():
            by_time[valid.get(customer, now)][id] = customer
        for known_at, some in by_time.items():
            await join_identities(tx, some, known_at)
        await project(tx, {known[id].customer_id for id in moved} | set(moved.values()), now)
    return moved


def _valid_from(customers: Mapping[UUID, UUID], since: Mapping[UUID, datetime]) -> dict[UUID, datetime]:
    """For each customer made of history, the earliest time one of its claims occurred."""
    valid: dict[UUID, datetime] = {}
    for identity, at in since.items():
        if identity in customers:
            customer = customers[identity]
            valid[customer] = min(at, valid.get(customer, at))
    return valid


def _only_named(edge: Edge, *ends: Known) -> bool:
    """Whether one end is an address or number first heard of in this very claim: it has no line that could join."""
    return any(end.kind in {Kind.EMAIL, Kind.PHONE} and end.first_seen_at == edge.occurred_at for end in ends)


def _joined(edge: Edge, customer: UUID, made_by: UUID | None, history_at: datetime | None) -> Touchpoint:
    return Touchpoint(
        id=derived_id("customer_joined", str(edge.id)),
        identity=customer,
        name="Customer Joined",
        occurred_at=edge.occurred_at,
        initiated_by=Initiator.COMPANY if edge.by == By.TEAMMATE else Initiator.SYSTEM,
        teammate=made_by,
        department="marketing",
        history=history_at is not None,
        properties={"join_id": str(edge.id), "identities": [str(edge.a), str(edge.b)], "by": edge.by},
    )
