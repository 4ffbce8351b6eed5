"""Mailboxes, and the mails that went through them, as rows."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Way(StrEnum):
    """Which way a mail goes."""

    IN = "in"
    OUT = "out"


class MailState(StrEnum):
    """How far a mail has come.

    In: stored, taken, unreadable (of no use as it is), blocked (nobody wants it). Out: queued, sent, failed.
    """

    STORED = "stored"
    TAKEN = "taken"
    UNREADABLE = "unreadable"
    BLOCKED = "blocked"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Mailbox(Base, kw_only=True):
    """What a channel of the kind email has over others: its address, and the secret of its way in."""

    __tablename__ = "mailbox"
    __table_args__ = (
        UniqueConstraint("address", name="uq_mailbox_address"),
        {"comment": "One row is one address that mail comes to and goes out from; its channel has the name and hours."},
    )
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channel.id"), primary_key=True)
    address: Mapped[str]
    secret: Mapped[str]
    made_at: Mapped[datetime]
    # The authserv-id of the server whose Authentication-Results are believed; empty: none are.
    trusted: Mapped[str] = mapped_column(default="", server_default="")
    # Whether the subject of what goes out names its conversation ([#1234]), and an answer is known by that.
    tags_subjects: Mapped[bool] = mapped_column(default=False, server_default="false")


class Mail(Base, kw_only=True):
    """One mail, in or out; the raw bytes of one that came lie in the file store under its id."""

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("channel_id", "way", "message_id", name="uq_mail_message_id"),
        UniqueConstraint("channel_id", "digest", name="uq_mail_digest"),
        index("ix_mail_conversation_id", "conversation_id", "at", question="Which mails belong to a conversation?"),
        index("ix_mail_identity", "identity", question="Which mails are a customer's?"),
        index(
            "ix_mail_answered_by_machine", "answer_to", "at",
            question="When did this address get an automatic mail of ours?",
            postgresql_where=text("way = 'out' and automatic"),
        ),
        index("ix_mail_entry_id", "entry_id", question="Which mail is this entry?"),
        index(
            "ix_mail_state", "state", "at",
            question="Which mails could not be read, sent or delivered, newest first?",
            postgresql_where=text("state in ('unreadable', 'failed')"),
        ),
        index(
            "ix_mail_blocked", "at",
            question="Which mails were blocked, newest first?",
            postgresql_where=text("state = 'blocked'"),
        ),
        index(
            "ix_mail_waiting", "at", "id",
            question="Which mails are stored and wait to be placed, the oldest first?",
            postgresql_where=text("state = 'stored' and state_at is null"),
        ),
        {"comment": "One row is one mail that came or goes out, with what became of it."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channel.id"))
    way: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]
    size: Mapped[int]
    digest: Mapped[str | None] = mapped_column(default=None)
    message_id: Mapped[str | None] = mapped_column(default=None)
    identity: Mapped[UUID | None] = mapped_column(default=None)
    conversation_id: Mapped[UUID | None] = mapped_column(default=None)
    entry_id: Mapped[UUID | None] = mapped_column(default=None)
    subject: Mapped[str] = mapped_column(default="")
    references: Mapped[list[Any]] = mapped_column(default_factory=list)
    # Addresses in small letters: who wrote it, where an answer goes, and everybody it names.
    sender: Mapped[str] = mapped_column(default="")
    answer_to: Mapped[str] = mapped_column(default="")
    participants: Mapped[list[Any]] = mapped_column(default_factory=list)
    # Whom it names, in order: {address, kind, state, reason, at}, where the last three are of mails of ours.
    recipients: Mapped[list[Any]] = mapped_column(default_factory=list, server_default="[]")
    rest: Mapped[str] = mapped_column(default="")
    has_page: Mapped[bool] = mapped_column(default=False, server_default="false")
    # What a trusted server says of who sent it: pass, fail, none; empty where none is trusted.
    verdict: Mapped[str] = mapped_column(default="", server_default="")
    # Whether no person wrote it.
    automatic: Mapped[bool] = mapped_column(default=False, server_default="false")
    left_out: Mapped[list[Any]] = mapped_column(default_factory=list)
    reason: Mapped[str] = mapped_column(default="")
    state_at: Mapped[datetime | None] = mapped_column(default=None)


class SuppressedAddress(Base, kw_only=True):
    """An address that does not take mail."""

    __tablename__ = "suppressed_address"
    __table_args__ = ({"comment": "One row is an address nothing is sent to any more, because a mail to it bounced."},)
    address: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    reason: Mapped[str]


class AwaitedMail(Base, kw_only=True):
    """A mail that an answer names and that did not come before it."""

    __tablename__ = "awaited_mail"
    __table_args__ = (
        index("ix_awaited_mail_conversation_id", "conversation_id", question="Which mails does a conversation await?"),
        {"comment": "One row is a mail that the first mail of a conversation answers, and that was not here then."},
    )
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("mailbox.channel_id"), primary_key=True)
    message_id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]


def stored_as(id: UUID) -> str:
    """Where the bytes of a mail that came lie."""
    return f"mails/{id}"
