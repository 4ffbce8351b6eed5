"""Blocked senders, as rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base


class BlockedSender(Base, kw_only=True):
    """An address, or a domain with all below it, whose mail is stored and goes no further."""

    __tablename__ = "blocked_sender"
    __table_args__ = (
        {"comment": "One row is an address or a domain whose mail is stored, shown as blocked, and opens nothing."},
    )
    sender: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]
