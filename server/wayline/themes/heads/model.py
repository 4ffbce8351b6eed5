"""Versions of what was learned, and the work that makes and applies them."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import BigInteger, Identity, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.themes.errors import WorkOver

JobKind = Literal["training", "retheming", "discovery"]
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class ThemeVersion(Base, kw_only=True):
    """What was learned from the examples there were: the newest is asked of every new text.

    `head` finds the themes in `learned`; `near` holds the vectors of the examples of themes with too few, row by row
    those of `near_themes`. `measured` and `gains` say how well, theme by theme. `models` is the package it goes with.
    """

    __tablename__ = "theme_version"
    __table_args__ = (
        {"comment": "One row is one version of what was learned; kept, so that a head can be gone back to."},
    )
    number: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True, init=False)
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    models: Mapped[str | None] = mapped_column(default=None)
    head: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    near: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    near_themes: Mapped[list[Any]] = mapped_column(default_factory=list)
    learned: Mapped[list[Any]] = mapped_column(default_factory=list)
    measured: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    gains: Mapped[list[Any]] = mapped_column(default_factory=list)
    examples: Mapped[int] = mapped_column(default=0)
    missing: Mapped[str | None] = mapped_column(default=None)


class ThemeJob(Base, kw_only=True):
    """Work somebody asked for, with how far it is. Taken up again where it stopped."""

    __tablename__ = "theme_job"
    __table_args__ = (
        index(
            "ix_theme_job_open",
            "kind",
            unique=True,
            question="Is this kind of work under way?",
            postgresql_where=text("ended_at is null"),
        ),
        index("ix_theme_job_asked_at", "kind", "asked_at", question="What was asked for last?"),
        {"comment": "One row is one piece of work on themes: a training, a theming anew, a search for new ones."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    kind: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    version: Mapped[int | None] = mapped_column(BigInteger, default=None)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_because: Mapped[str | None] = mapped_column(default=None)
    cancelled_by: Mapped[UUID | None] = mapped_column(default=None)

    @property
    def state(self) -> JobState:
        """How it stands."""
        if self.cancelled_by is not None:
            return "cancelled"
        if self.ended_at is not None:
            return "failed" if self.failed_because else "done"
        return "running" if self.begun_at else "waiting"

    def end(self, at: datetime, failed_because: str | None = None) -> None:
        """It is over."""
        self.ended_at, self.failed_because = at, failed_because

    def cancel(self, by: UUID, at: datetime) -> None:
        """It stops where it is; what is done of it stays. Raises WorkOver."""
        if self.ended_at is not None:
            raise WorkOver(state=self.state)
        self.ended_at, self.cancelled_by = at, by
