"""A batch: one act on many conversations, and what became of each."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta
from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.snoozing import Pause
from wayline.conversations.states import Priority
from wayline.kit.db import Base, index
from wayline.kit.errors import Invalid
from wayline.kit.ids import new_id

MOST, AT_ONCE = 5_000, 50
"""Conversations of a batch; up to so many are done while the caller waits, more by a job."""
Doing = Literal["assign", "team", "prioritise", "tag", "untag", "topic", "status", "snooze", "merge"]
Becomes = Literal["open", "pending", "resolved", "closed", "spam"]


class BatchAct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done to each. `assign` and `team` leave the other as it is; with None they take it away, as `topic` does.

    `merge` makes each one with `into_id`.
    """

    do: Doing
    teammate_id: UUID | None = None
    team_id: UUID | None = None
    priority: Priority | None = None
    tag_ids: Annotated[list[UUID], Meta(max_length=20)] = []
    topic_id: UUID | None = None
    status: Becomes | None = None
    pause: Pause | None = None
    into_id: UUID | None = None

    def plain(self) -> dict[str, Any]:
        """It as JSON, without what it does not say."""
        return {name: value for name, value in msgspec.to_builtins(self).items() if value not in (None, [])}

    def check(self) -> None:
        """Raise Invalid where it is not said what to do."""
        told = {
            "prioritise": self.priority is not None,
            "tag": bool(self.tag_ids),
            "untag": bool(self.tag_ids),
            "status": self.status is not None,
            "snooze": self.pause is not None,
            "merge": self.into_id is not None,
        }
        if not told.get(self.do, True):
            raise Invalid(f"It is not said what to {self.do}.", do=self.do)


class Batch(Base, kw_only=True):
    """One act on many conversations, by one teammate. `undone_at`: since then it is being taken back, or was."""

    __tablename__ = "batch"
    __table_args__ = ({"comment": "One row is one act on many conversations that somebody asked for."},)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    by_kind: Mapped[str]
    by_id: Mapped[UUID | None]
    act: Mapped[dict[str, Any]]
    total: Mapped[int]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class BatchItem(Base, kw_only=True):
    """What became of one conversation of a batch.

    `state`: waiting, done, failed, undoing, undone, or kept (it could not be taken back). `was` and `became` are how it
    stood before and after; `code` and `message` say what went wrong.
    """

    __tablename__ = "batch_item"
    __table_args__ = (
        index(
            "ix_batch_item_ahead", "batch_id", "place",
            question="Which conversation of a batch is next?",
            postgresql_where=text("state in ('waiting', 'undoing')"),
        ),
        index("ix_batch_item_conversation", "conversation_id", question="Which rows go with this conversation?"),
        {"comment": "One row is one conversation of a batch, and what became of it."},
    )  # fmt: skip
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int]
    state: Mapped[str] = mapped_column(default="waiting")
    was: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    became: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    code: Mapped[str | None] = mapped_column(default=None)
    message: Mapped[str | None] = mapped_column(default=None)
