"""How far a teammate has read a conversation, and what they have begun to write in it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base


class ReadMark(Base, kw_only=True):
    """How far a teammate has read."""

    __tablename__ = "read_mark"
    __table_args__ = ({"comment": "One row is how far one teammate has read one conversation."},)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    at: Mapped[datetime]


class Draft(Base, kw_only=True):
    """What a teammate has begun to write."""

    __tablename__ = "draft"
    __table_args__ = ({"comment": "One row is what one teammate has begun to write in one conversation."},)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(primary_key=True)
    body: Mapped[str]
    kind: Mapped[str]
    at: Mapped[datetime]
