"""Every change among us is written down, beside the change."""

from datetime import datetime
from uuid import UUID

from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def note(
    tx: Transaction, by: Caller, at: datetime, action: str, subject: tuple[str, UUID], **facts: object
) -> None:
    """Write down that `by` did `action` to `subject` (kind, id); `facts` never hold a secret."""
    kind, id = subject
    await audit(
        tx,
        AuditEntry(
            at=at,
            action=action,
            subject_kind=kind,
            subject_id=str(id),
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts=facts,
            address=by.address,
        ),
    )


def acting(kind: str, id: UUID, name: str, address: str | None = None) -> Caller:
    """Somebody who acts without being signed in yet (a set-up, an invitation taken up, the system)."""
    return Caller(kind=kind, id=id, name=name, permissions=frozenset(), address=address)
