"""Bringing in the past: many identities that a file names, met and joined in one go."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.customers import store
from wayline.customers.identities import Kind
from wayline.customers.joining import apply, edge_of
from wayline.customers.listing.projecting import project
from wayline.customers.partition import By, Edge
from wayline.customers.seeing import meet_all
from wayline.customers.store import Known
from wayline.kit.db import Transaction
from wayline.touchpoints.recording import identity_id


class Named(msgspec.Struct, frozen=True):
    """Somebody as a file names them, and when that was: a user id, an address, or both (normalised already)."""

    at: datetime
    user_id: str | None = None
    email: str | None = None

    @property
    def identity(self) -> UUID | None:
        """The identity that stands for them: the user id before the address."""
        if self.user_id:
            return identity_id(Kind.USER_ID, self.user_id)
        return identity_id(Kind.EMAIL, self.email) if self.email else None


async def bring(tx: Transaction, people: Iterable[Named], now: datetime) -> None:
    """Have these been met when the file says so; who is named by both is one customer since then. Twice is once."""
    met: dict[UUID, Known] = {}
    edges: dict[UUID, Edge] = {}
    for each in people:
        ids = [_meet(met, kind, value, each.at) for kind, value in _names(each)]
        if len(ids) > 1:
            edge = edge_of(ids[0], ids[1], By.SERVER, each.at)
            if edge.id not in edges or each.at < edges[edge.id].occurred_at:
                edges[edge.id] = edge
    if not met:
        return
    stale = await meet_all(tx, list(met.values()), now)
    await apply(tx, list(edges.values()), now, since={id: edge.occurred_at for id, edge in edges.items()})
    known = await store.identities(tx, stale)
    await project(tx, {identity.customer_id for identity in known.values()}, now)


def _names(each: Named) -> list[tuple[Kind, str]]:
    found = ((Kind.USER_ID, each.user_id), (Kind.EMAIL, each.email))
    return [(kind, value) for kind, value in found if value]


def _meet(met: dict[UUID, Known], kind: Kind, value: str, at: datetime) -> UUID:
    id = identity_id(kind, value)
    before = met.get(id)
    first = min(before.first_seen_at, at) if before else at
    last = max(before.last_seen_at, at) if before else at
    met[id] = Known(id, kind, value, id, first, last, None, None)
    return id
