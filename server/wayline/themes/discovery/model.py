"""Proposals: groups of texts that no theme catches."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class ThemeProposal(Base, kw_only=True):
    """A group of texts that may be a theme. `centre` is its middle: what is like it is not proposed again.

    `trend` counts its texts by week, the oldest first, up to when it was found. One that is found no more is kept, so
    that it is no news when it is found again.
    """

    __tablename__ = "theme_proposal"
    __table_args__ = (
        index("ix_theme_proposal_found_at", "found_at", question="What was found last?"),
        {"comment": "One row is one proposed theme: open, accepted, dismissed, or found no more."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    words: Mapped[list[Any]] = mapped_column(default_factory=list)
    size: Mapped[int]
    cohesion: Mapped[float]
    trend: Mapped[list[Any]] = mapped_column(default_factory=list)
    centre: Mapped[bytes] = mapped_column(LargeBinary)
    found_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    dismissed_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[UUID | None] = mapped_column(default=None)
    theme_id: Mapped[UUID | None] = mapped_column(ForeignKey("theme.id"), default=None)
    gone_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def is_answered(self) -> bool:
        """Whether somebody accepted or dismissed it."""
        return self.accepted_at is not None or self.dismissed_at is not None

    @property
    def is_open(self) -> bool:
        """It is found, and nobody has answered it."""
        return not self.is_answered and self.gone_at is None


class ThemeProposalMember(Base, kw_only=True):
    """A text of the group; `place` 0 is the most typical."""

    __tablename__ = "theme_proposal_member"
    __table_args__ = (
        index("ix_theme_proposal_member_text_id", "text_id", question="Which groups is this text in?"),
        {"comment": "One row is one text in one proposed theme."},
    )
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("theme_proposal.id", ondelete="cascade"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[UUID] = mapped_column(ForeignKey("themed_text.text_id", ondelete="cascade"))
