"""What waits to go out, and how long a teammate may take a message back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy import Uuid as UuidType
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.sending.errors import SendInPast
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

FURTHEST = timedelta(days=366)
Seconds = Literal[0, 5, 10, 20]


class Sending(Base, kw_only=True):
    """A message on its way: `waits_for` says what for. It is gone once it went out or was taken back.

    `seen`: up to where its writer knew the conversation. `despite_reply`: a customer's message after that does not
    hold it. `acts`: what is done with it, as `macro_ids` prepared; `problem`: why it could not go out.
    """

    __tablename__ = "sending"
    __table_args__ = (
        UniqueConstraint("conversation_id", "client_id", name="uq_sending_client_id"),
        index("ix_sending_send_at", "send_at", question="What is to go out next?"),
        {"comment": "One row is one message of a teammate that waits to go out."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    teammate_id: Mapped[UUID]
    made_at: Mapped[datetime]
    send_at: Mapped[datetime]
    waits_for: Mapped[str]
    client_id: Mapped[str]
    body: Mapped[str]
    seen: Mapped[int]
    despite_reply: Mapped[bool] = mapped_column(default=False)
    files: Mapped[list[UUID]] = mapped_column(ARRAY(UuidType), default_factory=list)
    addressed: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    becomes: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    acts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list, server_default="[]")
    macro_ids: Mapped[list[UUID]] = mapped_column(ARRAY(UuidType), default_factory=list, server_default="{}")
    problem: Mapped[str | None] = mapped_column(default=None)

    def is_held(self, received: int) -> bool:
        """Whether a customer's message (the newest is at `received`) that its writer had not seen holds it back."""
        return received > self.seen and not self.despite_reply


class TakeBack(Base, kw_only=True):
    """How many seconds a teammate may take back what they sent, by mail and in chats."""

    __tablename__ = "take_back"
    __table_args__ = ({"comment": "One row is how long one teammate may take back what they sent."},)
    teammate_id: Mapped[UUID] = mapped_column(primary_key=True)
    mail_seconds: Mapped[int]
    chat_seconds: Mapped[int]
    changed_at: Mapped[datetime]


class TakeBackShape(msgspec.Struct, frozen=True):
    """How many seconds what one sends may be taken back; until then it has not gone out. In a chat one answers now."""

    mail_seconds: Seconds = 10
    chat_seconds: Seconds = 0

    def on(self, channel: str) -> int:
        """The seconds on this kind of channel."""
        return self.mail_seconds if channel == "email" else self.chat_seconds


def check_moment(send_at: datetime, now: datetime) -> None:
    """Raises SendInPast."""
    if not now < send_at <= now + FURTHEST:
        raise SendInPast(send_at=send_at.isoformat())


def unseen(newest: Sequence[tuple[int, UUID | None]], seen: int, by: UUID) -> int | None:
    """The first position after `seen` of an entry that is not by this teammate; entries are (position, author)."""
    return min((position for position, author in newest if position > seen and author != by), default=None)
