"""Invitations."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Invitation(Base, kw_only=True):
    """Somebody was asked to become a teammate."""

    __tablename__ = "invitation"
    __table_args__ = (
        index("ix_invitation_token_hash", "token_hash", unique=True, question="Which invitation is this link?"),
        index("ix_invitation_email", "email", question="Was this address invited already?"),
        {"comment": "One row is one invitation: open, taken up, withdrawn or too old."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    email: Mapped[str]
    name: Mapped[str]
    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"))
    team_ids: Mapped[list[Any]] = mapped_column(default_factory=list)
    token_hash: Mapped[str]
    invited_by: Mapped[UUID | None]
    invited_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    accepted_by: Mapped[UUID | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by: Mapped[UUID | None] = mapped_column(default=None)

    def is_open(self, at: datetime) -> bool:
        """Whether it can be taken up."""
        return self.accepted_at is None and self.withdrawn_at is None and at <= self.ends_at

    def withdraw(self, by: UUID, at: datetime) -> None:
        """It opens no more."""
        self.withdrawn_at, self.withdrawn_by = at, by
