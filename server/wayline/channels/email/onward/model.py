"""Which chats go on by mail, as rows."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base


class MailOnward(Base, kw_only=True):
    """How the conversations of a chat go on when their customer does not look."""

    __tablename__ = "mail_onward"
    __table_args__ = (
        {"comment": "One row is a chat whose unread answers go on by mail: from which mailbox, after which minutes."},
    )
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channel.id"), primary_key=True)
    mailbox_id: Mapped[UUID] = mapped_column(ForeignKey("mailbox.channel_id"))
    minutes: Mapped[int]
