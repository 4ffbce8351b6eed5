"""Tags and what they are on."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Tag(Base, kw_only=True):
    """A word that teammates put on conversations."""

    __tablename__ = "tag"
    __table_args__ = (
        UniqueConstraint("name", name="uq_tag_name"),
        {"comment": "One row is one word that can be put on conversations."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    colour: Mapped[str | None]
    made_at: Mapped[datetime]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("tag.id", ondelete="SET NULL"), default=None)


class ConversationTag(Base, kw_only=True):
    """A tag on a conversation."""

    __tablename__ = "conversation_tag"
    __table_args__ = (
        index("ix_conversation_tag_tag_id", "tag_id", question="Which conversations carry this tag?"),
        {"comment": "One row is one tag on one conversation: put there by whom, when."},
    )
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    tag_id: Mapped[UUID] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(default=None)
