"""Whom a note mentions, and who was told of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index


class Mention(Base, kw_only=True):
    """A note names a teammate or a team (`kind`) with these words; shown is what they are called now."""

    __tablename__ = "mention"
    __table_args__ = ({"comment": "One row is one teammate or team that one note mentions, and the words it used."},)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    whom_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    words: Mapped[str]


class MentionTold(Base, kw_only=True):
    """A teammate whom a note mentions, alone or with their team. They have seen it once they have read that far."""

    __tablename__ = "mention_told"
    __table_args__ = (
        index("ix_mention_told_teammate", "teammate_id", "at", question="Where was this teammate mentioned, newest?"),
        index("ix_mention_told_conversation", "conversation_id", "teammate_id", question="Who is mentioned in it?"),
        {"comment": "One row is one teammate who was told of one note that mentions them."},
    )
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    position: Mapped[int]
    at: Mapped[datetime]
