"""Training items, and who was given one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.quality.training.contents import Content

OPEN = "done_at is null"


class TrainingItem(Base, kw_only=True):
    """Something to learn from. `archived_at`: it is given to nobody any more."""

    __tablename__ = "training_item"
    __table_args__ = ({"comment": "One row is one page, link or quiz that teammates can be given."},)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    title: Mapped[str]
    content: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by_id: Mapped[UUID]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def said(self) -> Content:
        """What there is to learn."""
        return msgspec.convert(self.content, Content)


class Training(Base, kw_only=True):
    """A teammate is to learn something until the end of a day. `right` of `questions`: their quiz, once done."""

    __tablename__ = "training"
    __table_args__ = (
        index(
            "ix_training_open", "item_id", "teammate_id", unique=True,
            question="Does this teammate have this to do?", postgresql_where=text(OPEN),
        ),
        index("ix_training_teammate", "teammate_id", "due_on", question="What was this teammate given, by day?"),
        index(
            "ix_training_due", "due_on",
            question="What is due and not done: who is to be reminded?", postgresql_where=text(OPEN),
        ),
        {"comment": "One row is one item that one teammate was given, until when, and how it went."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("training_item.id"))
    teammate_id: Mapped[UUID]
    given_by_id: Mapped[UUID]
    given_at: Mapped[datetime]
    due_on: Mapped[date]
    note_id: Mapped[UUID | None] = mapped_column(ForeignKey("coaching_note.id", ondelete="SET NULL"), default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    right: Mapped[int | None] = mapped_column(default=None)
    questions: Mapped[int | None] = mapped_column(default=None)
    reminded_on: Mapped[date | None] = mapped_column(default=None)
