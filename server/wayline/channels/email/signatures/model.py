"""A signature: of a teammate, of a mailbox, or of a teammate in one mailbox."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Signature(Base, kw_only=True):
    """Words beneath mails: of one teammate (else of whoever has none), in one mailbox (else in all).

    Of those that fit, the nearest stands: the teammate's for this mailbox, theirs for all, the mailbox's, everyone's.
    """

    __tablename__ = "signature"
    __table_args__ = (
        index(
            "ix_signature_whose", "teammate_id", "channel_id", unique=True,
            question="What do this teammate, this mailbox and everyone sign with?",
            postgresql_nulls_not_distinct=True,
        ),
        {"comment": "One row is what stands beneath the mails of one teammate, of one mailbox, or of everyone."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    body: Mapped[str]
    changed_at: Mapped[datetime]
    teammate_id: Mapped[UUID | None] = mapped_column(default=None)
    channel_id: Mapped[UUID | None] = mapped_column(ForeignKey("channel.id"), default=None)
