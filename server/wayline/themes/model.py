"""The tables of the room, and what may become of a theme."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.themes.rules import Rule

About = Literal["people", "process", "product"]
Source = Literal["written", "starter", "label", "proposal"]


class Theme(Base, kw_only=True):
    """What customers talk about. `place` orders those beside each other; `revision` counts its edits."""

    __tablename__ = "theme"
    __table_args__ = (
        index(
            "ix_theme_name",
            text("coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid)"),
            text("lower(name)"),
            unique=True,
            question="Is this name taken beside it?",
            postgresql_where=text("archived_at is null"),
        ),
        {"comment": "One row is one theme, counted or put away."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("theme.id"), default=None)
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    definition: Mapped[str] = mapped_column(default="")
    about: Mapped[str | None] = mapped_column(default=None)
    owner_id: Mapped[UUID | None] = mapped_column(default=None)
    rules: Mapped[list[Any]] = mapped_column(default_factory=list)
    revision: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    changed_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    archived_by: Mapped[UUID | None] = mapped_column(default=None)
    merged_into: Mapped[UUID | None] = mapped_column(default=None)

    @property
    def own_rules(self) -> list[Rule]:
        """Its rules, as they are asked."""
        return msgspec.convert(self.rules, list[Rule])

    def edited(self, at: datetime) -> None:
        """One edit more."""
        self.revision += 1
        self.changed_at = at

    def archive(self, by: UUID, at: datetime, *, into: UUID | None = None) -> None:
        """Put it away; `into` is the theme that takes its place."""
        self.archived_at, self.archived_by, self.merged_into = at, by, into
        self.edited(at)


class ThemeExample(Base, kw_only=True):
    """A text, and whether it is about the theme. `identity` is whose words they are, where a customer wrote them."""

    __tablename__ = "theme_example"
    __table_args__ = (
        index(
            "ix_theme_example_text",
            "theme_id",
            text("md5(text)"),
            unique=True,
            question="Is this text written down for this theme already?",
            postgresql_where=text("text_id is null"),
        ),
        index(
            "ix_theme_example_text_id",
            "text_id",
            "theme_id",
            unique=True,
            question="What did teammates say of this customer's text?",
            postgresql_where=text("text_id is not null"),
        ),
        index("ix_theme_example_theme_id", "theme_id", "made_at", "id", question="Which examples has this theme?"),
        index("ix_theme_example_identity", "identity", question="Which examples are words of this customer?"),
        {"comment": "One row is one text and whether it is about one theme."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    theme_id: Mapped[UUID] = mapped_column(ForeignKey("theme.id"))
    text: Mapped[str]
    is_it: Mapped[bool] = mapped_column(default=True)
    source: Mapped[str] = mapped_column(default="written")
    text_id: Mapped[UUID | None] = mapped_column(default=None)
    identity: Mapped[UUID | None] = mapped_column(default=None)
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
