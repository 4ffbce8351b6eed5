"""One customer, whole: what their page shows."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.customers import reads, store
from wayline.customers.errors import CustomerUnknown
from wayline.customers.facts import store as facts_store
from wayline.customers.facts.resolving import Fact, resolve
from wayline.customers.facts.store import Employer
from wayline.customers.model import Claim
from wayline.kit.db import Transaction


class IdentityShown(msgspec.Struct, frozen=True):
    """An identity as the customer's page shows it."""

    id: UUID
    kind: str
    value: str
    verified: bool
    first_seen_at: datetime
    last_seen_at: datetime


class CustomerPage(msgspec.Struct, frozen=True):
    """A customer with facts, identities and companies."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    known: bool
    facts: Sequence[Fact]
    identities: Sequence[IdentityShown]
    companies: Sequence[Employer]
    first_seen_at: datetime
    last_seen_at: datetime
    blocked_at: datetime | None


class End(msgspec.Struct, frozen=True):
    """One of the two identities a join ties."""

    id: UUID
    kind: str
    value: str


class JoinShown(msgspec.Struct, frozen=True):
    """A claim, by whom and when. `refused`: it stands, and joined nothing."""

    id: UUID
    by: str
    teammate_id: UUID | None
    at: datetime
    ends: Sequence[End]
    undone_at: datetime | None
    refused: bool


async def customer_page(tx: Transaction, id: UUID) -> CustomerPage:
    """The customer whose identity this is. Raises CustomerUnknown."""
    found = await reads.customers_by_id(tx, [id])
    if id not in found:
        raise CustomerUnknown(id=str(id))
    summary = found[id]
    identities = await store.identities_of(tx, [summary.id])
    ids = [identity.id for identity in identities]
    companies = await facts_store.employers_of(tx, ids)
    return CustomerPage(
        id=summary.id,
        name=summary.name,
        email=summary.email,
        phone=summary.phone,
        company=summary.company,
        known=summary.known,
        facts=resolve(identities, await facts_store.told_of(tx, ids)),
        identities=[
            IdentityShown(i.id, i.kind, i.value, i.verified_at is not None, i.first_seen_at, i.last_seen_at)
            for i in identities
        ],
        companies=companies,
        first_seen_at=min(identity.first_seen_at for identity in identities),
        last_seen_at=max(identity.last_seen_at for identity in identities),
        blocked_at=summary.blocked_at,
    )


async def joins_of(tx: Transaction, id: UUID) -> list[JoinShown]:
    """Everything that was claimed of this customer's identities, newest first."""
    mine = await reads.identities_of(tx, id)
    claims = await store.claims_of(tx, mine)
    known = await store.identities(tx, {end for claim in claims for end in (claim.a, claim.b)})
    return [
        JoinShown(
            id=claim.id,
            by=claim.by,
            teammate_id=claim.made_by,
            at=claim.occurred_at,
            ends=[End(id, known[id].kind, known[id].value) for id in (claim.a, claim.b) if id in known],
            undone_at=claim.undone_at,
            refused=claim.undone_at is None and _apart(claim, known),
        )
        for claim in claims
    ]


def _apart(claim: Claim, known: dict[UUID, store.Known]) -> bool:
    one, other = known.get(claim.a), known.get(claim.b)
    return one is None or other is None or one.customer_id != other.customer_id
