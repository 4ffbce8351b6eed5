"""A stretch of a teammate's attention, for as long as it may still go on."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index

GAP = timedelta(seconds=60)
"""Who is back within this time was not away: one stretch, not two."""


class Focus(Base, kw_only=True):
    """Since when a teammate works on a conversation, and when a console was last heard to say so."""

    __tablename__ = "focus"
    __table_args__ = (
        index("ix_focus_ended", "ended_at", question="Which stretches of attention are over?"),
        {"comment": "One row is a stretch of one teammate's attention on one conversation that may still go on."},
    )
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]

    def is_one_with(self, began_at: datetime, ended_at: datetime) -> bool:
        """Whether these moments belong to the same stretch, from whichever console they were said."""
        return began_at <= self.ended_at + GAP and ended_at >= self.began_at - GAP
