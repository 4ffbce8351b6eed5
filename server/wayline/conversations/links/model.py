"""A link between two conversations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index


class ConversationLink(Base, kw_only=True):
    """Two conversations that have to do with each other; `one_id` is the smaller id.

    `kind`: `related`, as a teammate said; `split`, one came out of the other; `mail`, a mail in one named the other
    and could not join it.
    """

    __tablename__ = "conversation_link"
    __table_args__ = (
        index("ix_conversation_link_other", "other_id", question="What is linked to this conversation, seen from it?"),
        {"comment": "One row is two conversations that have to do with each other, the smaller id first."},
    )
    one_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="", server_default="")
    by_id: Mapped[UUID | None] = mapped_column(default=None)
