"""Sessions, one-time links, recovery codes and counted attempts."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

SESSION_LIFE = timedelta(days=30)
SESSION_IDLE = timedelta(days=14)
SEEN_EVERY = timedelta(seconds=20)
TOUCHED_EVERY = timedelta(minutes=1)


class Signs(msgspec.Struct, frozen=True):
    """When a browser of a teammate was last heard of, and when they last did something in one."""

    seen_at: datetime
    touched_at: datetime


class Session(Base, kw_only=True):
    """One browser of one teammate, signed in."""

    __tablename__ = "session"
    __table_args__ = (
        index("ix_session_token_hash", "token_hash", unique=True, question="Whose cookie is this?"),
        index("ix_session_teammate_id", "teammate_id", question="Where is this teammate signed in?"),
        {"comment": "One row is one browser in which a teammate is signed in; gone when signed out."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="cascade"))
    token_hash: Mapped[str]
    signed_in_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    touched_at: Mapped[datetime | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    user_agent: Mapped[str] = mapped_column(default="")

    def is_over(self, at: datetime) -> bool:
        """Whether it is too old, or was not used for too long."""
        return at > self.signed_in_at + SESSION_LIFE or at > self.seen_at + SESSION_IDLE

    def was_seen(self, at: datetime) -> bool:
        """Note that it is in use, to twenty seconds; True if that changed anything."""
        if at < self.seen_at + SEEN_EVERY:
            return False
        self.seen_at = at
        return True

    def was_touched(self, at: datetime) -> bool:
        """Note that its teammate did something, to the minute; True if that changed anything."""
        if self.touched_at is not None and at < self.touched_at + TOUCHED_EVERY:
            return False
        self.touched_at = at
        return True


class SetupToken(Base, kw_only=True):
    """The token of the first start."""

    __tablename__ = "setup_token"
    __table_args__ = ({"comment": "One row at most: the token the server printed last, until it is used."},)
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]


class ResetLink(Base, kw_only=True):
    """A link by which a teammate sets a new password, once."""

    __tablename__ = "reset_link"
    __table_args__ = (
        index("ix_reset_link_teammate_id", "teammate_id", question="Which links does this teammate have?"),
        {"comment": "One row is one link to a new password: asked for by mail, or made by an administrator."},
    )
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="cascade"))
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(default=None)
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)

    def is_usable(self, at: datetime) -> bool:
        """Whether it was not used and is not too old."""
        return self.used_at is None and at <= self.ends_at


class RecoveryCode(Base, kw_only=True):
    """A code for the day the phone is lost; each opens once."""

    __tablename__ = "recovery_code"
    __table_args__ = (
        index("ix_recovery_code_teammate_id", "teammate_id", question="Which codes has this teammate left?"),
        {"comment": "One row is one recovery code of a teammate, used or not."},
    )
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="cascade"))
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class Attempt(Base, kw_only=True):
    """How often somebody tried something lately."""

    __tablename__ = "attempt"
    __table_args__ = (
        index("ix_attempt_began_at", "began_at", question="Which are old enough to forget?"),
        {"comment": "One row counts the attempts on one account, address or pair of both within one window of time."},
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    count: Mapped[int]
