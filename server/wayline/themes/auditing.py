"""Who changed what of the themes, for the audit log. Names and counts only: never a customer's words."""

from datetime import datetime
from uuid import UUID

from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def note(tx: Transaction, by: Caller, at: datetime, action: str, theme: UUID | None, **facts: object) -> None:
    """Put `theme.action` in the audit log; without a theme it is about all of them."""
    await audit(
        tx,
        AuditEntry(
            at=at,
            action=f"theme.{action}",
            subject_kind="theme",
            subject_id=str(theme or ""),
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts=dict(facts),
            address=by.address,
        ),
    )
