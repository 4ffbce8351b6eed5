"""Blocking: a sender whose messages are no longer taken."""

from datetime import datetime
from uuid import UUID

from wayline.customers import store
from wayline.customers.auditing import write_down
from wayline.customers.errors import CustomerUnknown
from wayline.customers.listing.projecting import project
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import derived_id
from wayline.kit.live import Live
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint, record


async def block(tx: Transaction, customer: UUID, by: Caller, now: datetime) -> None:
    """Block every identity of a customer; twice is once. Raises CustomerUnknown."""
    await _set(tx, customer, by, now, blocked_at=now)


async def unblock(tx: Transaction, customer: UUID, by: Caller, now: datetime) -> None:
    """Take their messages again. Raises CustomerUnknown."""
    await _set(tx, customer, by, now, blocked_at=None)


async def _set(tx: Transaction, customer: UUID, by: Caller, now: datetime, *, blocked_at: datetime | None) -> None:
    await store.lock(tx)
    identities = await store.identities_of(tx, [customer])
    if not identities:
        raise CustomerUnknown(id=str(customer))
    if all((identity.blocked_at is None) == (blocked_at is None) for identity in identities):
        return
    await store.block(tx, customer, blocked_at, by.id if blocked_at else None)
    await project(tx, [customer], now)
    word = "Blocked" if blocked_at else "Unblocked"
    await record(
        tx,
        Touchpoint(
            id=derived_id("customer", str(customer), word, now.isoformat()),
            identity=customer,
            name=f"Customer {word}",
            occurred_at=now,
            lens=Lens.SERVICE,
            department="service",
            initiated_by=Initiator.COMPANY,
            teammate=by.id if by.kind == "teammate" else None,
        ),
    )
    await Live.announce(tx, f"customer:{customer}", {"id": str(customer)})
    await write_down(tx, by, now, word.lower(), customer)
