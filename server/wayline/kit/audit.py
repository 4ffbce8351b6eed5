"""The audit log: who saw or changed what. Written in the transaction of the change."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, Transaction, index
from wayline.kit.ids import new_id


class AuditEntry(Base):
    """One thing that somebody did."""

    __tablename__ = "audit"
    __table_args__ = (
        index("ix_audit_at", "at", question="What happened lately?"),
        index("ix_audit_actor_id", "actor_id", "at", question="What did this teammate or key do?"),
        index("ix_audit_subject", "subject_kind", "subject_id", "at", question="What was done to this?"),
        {"comment": "One row is one act of a teammate, key or the system on one subject."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id, kw_only=True)
    at: Mapped[datetime]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None] = mapped_column(default=None)
    actor_name: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    address: Mapped[str | None] = mapped_column(default=None)


async def audit(tx: Transaction, entry: AuditEntry) -> None:
    """Write it down; it stands if the transaction does."""
    tx.add(entry)
    await tx.flush()
