"""Where mail is fetched from, and how far it has been, as rows."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base

INBOX = "INBOX"


class SignIn(StrEnum):
    """What an account is opened with."""

    PASSWORD = "password"  # noqa: S105 (the name of the way)
    OAUTH = "oauth"


class Secrets(msgspec.Struct, frozen=True):
    """What is sealed of an account: a password, or a refresh token and the secret of the client it was given to."""

    password: str = ""
    refresh_token: str = ""
    client_secret: str = ""


class ImapAccount(Base, kw_only=True):
    """Where the mail of a mailbox is fetched from."""

    __tablename__ = "imap_account"
    __table_args__ = ({"comment": "One row is the account on a mail server that a mailbox's mail is fetched from."},)
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("mailbox.channel_id"), primary_key=True)
    host: Mapped[str]
    port: Mapped[int]
    secure: Mapped[bool]
    username: Mapped[str]
    sign_in: Mapped[str]
    sealed: Mapped[str]
    changed_at: Mapped[datetime]
    token_url: Mapped[str] = mapped_column(default="")
    client_id: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    folders: Mapped[list[Any]] = mapped_column(default_factory=lambda: [INBOX])
    # What the server has, as [name, use], to choose from.
    found: Mapped[list[Any]] = mapped_column(default_factory=list)
    # Whether it is only watched: bodies are neither fetched nor kept, and nothing is marked.
    headers_only: Mapped[bool] = mapped_column(default=False, server_default="false")
    begins_on: Mapped[date | None] = mapped_column(default=None)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    trouble: Mapped[str] = mapped_column(default="")
    trouble_says: Mapped[str] = mapped_column(default="")
    trouble_at: Mapped[datetime | None] = mapped_column(default=None)


class ImapFolder(Base, kw_only=True):
    """How far a folder has been read."""

    __tablename__ = "imap_folder"
    __table_args__ = ({"comment": "One row is a folder of an account, with the last mail that was stored of it."},)
    channel_id: Mapped[UUID] = mapped_column(
        ForeignKey("imap_account.channel_id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    validity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)
    read_at: Mapped[datetime]
    # Numbers of mails that the server has and would not give: asked for again each time.
    missing: Mapped[list[Any]] = mapped_column(default_factory=list)
