"""Who is one customer: a pure function of the set of claims, whatever order they came in."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from wayline.customers.identities import Kind

_RANK = {Kind.USER_ID: 0, Kind.EMAIL: 2, Kind.PHONE: 3, Kind.CHANNEL: 4, Kind.ANONYMOUS: 5}


class By(StrEnum):
    """Who claims. Only a teammate's word joins two customers that each have a user id."""

    BROWSER = "browser"
    SERVER = "server"
    TOKEN = "token"  # noqa: S105 (the word for a signed one, not a secret)
    TEAMMATE = "teammate"


class Seen(msgspec.Struct, frozen=True):
    """What the partition needs to know of an identity."""

    id: UUID
    kind: str
    first_seen_at: datetime
    verified: bool = False

    @property
    def rank(self) -> tuple[int, datetime, UUID]:
        """Sorts the identity that represents its customer first: the best known kind, then the oldest."""
        grade = 1 if self.kind == Kind.EMAIL and self.verified else _RANK[Kind(self.kind)]
        return grade, self.first_seen_at, self.id


class Edge(msgspec.Struct, frozen=True):
    """A claim that stands (is not undone)."""

    id: UUID
    a: UUID
    b: UUID
    by: str
    occurred_at: datetime


def partition(identities: Iterable[Seen], edges: Iterable[Edge]) -> dict[UUID, UUID]:
    """The customer of each identity: the id of the identity that represents the group it belongs to.

    Claims are taken in the order they occurred (then by id), so the order they arrived in does not matter. A claim
    that is not a teammate's is refused when it would bring two user ids together; refused, it may be accepted once
    an earlier claim is undone.
    """
    seen = {identity.id: identity for identity in identities}
    group = {id: id for id in seen}
    members = {id: [id] for id in seen}
    known = {id: identity.kind == Kind.USER_ID for id, identity in seen.items()}

    def root(id: UUID) -> UUID:
        while group[id] != id:
            group[id] = group[group[id]]
            id = group[id]
        return id

    for edge in sorted(edges, key=lambda edge: (edge.occurred_at, edge.id)):
        if edge.a not in seen or edge.b not in seen:
            continue
        one, other = root(edge.a), root(edge.b)
        if one == other or (known[one] and known[other] and edge.by != By.TEAMMATE):
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        group[other] = one
        members[one] += members.pop(other)
        known[one] = known[one] or known[other]
    return {
        id: representative
        for ids in members.values()
        for representative in (min((seen[id] for id in ids), key=lambda identity: identity.rank).id,)
        for id in ids
    }
