"""Who follows which conversation."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index


class Follower(Base, kw_only=True):
    """A teammate who follows a conversation."""

    __tablename__ = "follower"
    __table_args__ = (
        index("ix_follower_teammate", "teammate_id", question="Which conversations does this teammate follow?"),
        {"comment": "One row is one teammate who follows one conversation: since when, and who made them."},
    )
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(default=None)
