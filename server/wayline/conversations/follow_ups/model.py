"""What somebody said they would come back with, and when."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.errors import FollowUpOver
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

OPEN = "kept_at is null and missed_at is null and withdrawn_at is null"


class FollowUp(Base, kw_only=True):
    """A promise of a teammate to come back to a customer by `due_at`; one of an ending says how it ended."""

    __tablename__ = "follow_up"
    __table_args__ = (
        index(
            "ix_follow_up_open", "conversation_id", unique=True,
            question="What was promised in this conversation and is still to be done?",
            postgresql_where=text(OPEN),
        ),
        index(
            "ix_follow_up_due", "due_at",
            question="Which promises are due next, and were not kept?",
            postgresql_where=text(OPEN),
        ),
        index(
            "ix_follow_up_conversation", "conversation_id", "promised_at",
            question="What was promised in this conversation last?",
        ),
        {"comment": "One row is one promise to come back to a customer by a moment, and how it ended."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    teammate_id: Mapped[UUID | None]
    promised_at: Mapped[datetime]
    due_at: Mapped[datetime]
    words: Mapped[str] = mapped_column(default="")
    kept_at: Mapped[datetime | None] = mapped_column(default=None)
    missed_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[UUID | None] = mapped_column(default=None)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.kept_at is None and self.missed_at is None and self.withdrawn_at is None

    @property
    def state(self) -> Literal["open", "kept", "missed", "late"]:
        """How it stands; `late`: missed, and come back with after all."""
        if self.missed_at is not None:
            return "late" if self.kept_at else "missed"
        return "kept" if self.kept_at else "open"

    def keep(self, at: datetime) -> None:
        """They came back: in time, or late where it had been missed."""
        self.kept_at = at

    def miss(self, at: datetime) -> None:
        """Its moment came, and nobody had come back."""
        self.missed_at = at

    def withdraw(self, by: UUID | None, at: datetime) -> None:
        """It is not to be done any more. Raises FollowUpOver where it has ended."""
        if not self.is_open:
            raise FollowUpOver
        self.withdrawn_at, self.withdrawn_by_id = at, by
