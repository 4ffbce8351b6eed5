"""Who changed or took out what of a customer, for the audit log. Ids and names of facts only: never their values."""

from datetime import datetime
from uuid import UUID

from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def write_down(
    tx: Transaction, by: Caller, now: datetime, action: str, customer: UUID | None, **facts: object
) -> None:
    """Put `customer.action` in the audit log."""
    await audit(
        tx,
        AuditEntry(
            at=now,
            action=f"customer.{action}",
            subject_kind="customer",
            subject_id=str(customer or ""),
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts=dict(facts),
            address=by.address,
        ),
    )
