"""A word to a colleague about a moment of their work."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

About = Literal["message", "criterion"]


class CoachingNote(Base, kw_only=True):
    """What one colleague says to another. Where the moment was erased with its customer, the words stay alone."""

    __tablename__ = "coaching_note"
    __table_args__ = (
        index(
            "ix_coaching_note_teammate", "teammate_id", "written_at", question="What was said to this teammate, newest?"
        ),
        index("ix_coaching_note_written", "written_at", question="What was said lately?"),
        {"comment": "One row is one word of coaching to one teammate, about a message or a review's criterion."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    teammate_id: Mapped[UUID]
    author_id: Mapped[UUID]
    body: Mapped[str]
    about: Mapped[str]
    written_at: Mapped[datetime]
    conversation_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("conversation.id", ondelete="SET NULL"), default=None
    )
    entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("entry.id", ondelete="SET NULL"), default=None)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id", ondelete="SET NULL"), default=None)
    criterion: Mapped[str | None] = mapped_column(default=None)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    reply: Mapped[str | None] = mapped_column(default=None)
    replied_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def reviewer_id(self) -> UUID:
        """Who wrote it: it is released as a review is."""
        return self.author_id

    @property
    def is_erased(self) -> bool:
        """Whether the moment it spoke of is gone."""
        return self.conversation_id is None or (self.about == "message" and self.entry_id is None)

    def see(self, at: datetime) -> None:
        """Its teammate read it; only the first time counts."""
        self.seen_at = self.seen_at or at

    def answer(self, words: str, at: datetime) -> None:
        """Its teammate says something to it; who answers has read it."""
        self.see(at)
        self.reply, self.replied_at = words, at
