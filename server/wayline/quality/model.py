"""Scorecards, reviews, and what was drawn to be reviewed, as they are kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.quality.errors import ReviewSeen
from wayline.quality.release import released_at
from wayline.quality.scoring import Card, Score, total


class Scorecard(Base, kw_only=True):
    """One version of the company's card; it never changes, a newer one takes its place."""

    __tablename__ = "scorecard"
    __table_args__ = (
        UniqueConstraint("version", name="uq_scorecard_version"),
        {"comment": "One row is one version of what reviews are written on; the highest is in use."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    version: Mapped[int]
    criteria: Mapped[list[Any]]
    scale: Mapped[list[Any]]
    made_at: Mapped[datetime]
    made_by_id: Mapped[UUID | None] = mapped_column(default=None)

    @property
    def card(self) -> Card:
        """What stands on it."""
        return msgspec.convert({"criteria": self.criteria, "scale": self.scale}, Card)


class Review(Base, kw_only=True):
    """What one colleague thinks of another's part in one conversation."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("conversation_id", "subject_id", "reviewer_id", name="uq_review_part"),
        index("ix_review_subject", "subject_id", "written_at", question="How was this teammate reviewed?"),
        index("ix_review_written", "written_at", question="What was reviewed lately?"),
        {"comment": "One row is one reviewer's judgement of one teammate's part in one conversation."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    subject_id: Mapped[UUID]
    reviewer_id: Mapped[UUID]
    scorecard_id: Mapped[UUID] = mapped_column(ForeignKey("scorecard.id"))
    scores: Mapped[list[Any]]
    written_at: Mapped[datetime]
    summary: Mapped[str] = mapped_column(default="")
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    reply: Mapped[str | None] = mapped_column(default=None)
    replied_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def judged(self) -> list[Score]:
        """Its scores, one a criterion of its card."""
        return msgspec.convert(self.scores, list[Score])

    def total(self, card: Card) -> float | None:
        """What it comes to on its card, 0 to 100."""
        return total(card, self.judged)

    def rewrite(self, scores: list[Score], summary: str, card: UUID, at: datetime) -> None:
        """Judge again. Raises ReviewSeen once its teammate, or whoever coaches, may know it."""
        if released_at(self) <= at:
            raise ReviewSeen(id=str(self.id))
        self.scores, self.summary, self.scorecard_id, self.written_at = kept(scores), summary, card, at

    def see(self, at: datetime) -> None:
        """Its teammate read it; only the first time counts."""
        self.seen_at = self.seen_at or at

    def answer(self, words: str, at: datetime) -> None:
        """Its teammate says what they think of it; who answers has seen it."""
        self.see(at)
        self.reply, self.replied_at = words, at


class Sampled(Base, kw_only=True):
    """A part that was drawn for a reviewer; done once they handed in a review of it."""

    __tablename__ = "sampled"
    __table_args__ = (
        UniqueConstraint("conversation_id", "subject_id", name="uq_sampled_part"),
        index(
            "ix_sampled_reviewer", "reviewer_id", "due_at", question="What is this reviewer to review, next due first?"
        ),
        {"comment": "One row is one part of a conversation, drawn for a reviewer, with the seed of its draw."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    subject_id: Mapped[UUID]
    reviewer_id: Mapped[UUID]
    reason: Mapped[str]
    seed: Mapped[str]
    drawn_at: Mapped[datetime]
    due_at: Mapped[datetime]


def kept(values: list[Score]) -> list[Any]:
    """As JSON keeps them."""
    found: list[Any] = msgspec.to_builtins(values)
    return found
