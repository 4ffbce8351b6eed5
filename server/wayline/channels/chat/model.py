"""A visitor, and the session that proves it is them again."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class ChatVisitor(Base, kw_only=True):
    """Somebody on one channel: a browser, or a person who proved with a signed token who they are.

    `anonymous` is the browser's identity, `person` the signed one. What a browser merely claims is neither.
    """

    __tablename__ = "chat_visitor"
    __table_args__ = (
        index(
            "ix_chat_visitor_person", "channel_id", "person", unique=True,
            question="Who is this signed identity on this channel?",
            postgresql_where=text("person is not null"),
        ),
        index("ix_chat_visitor_anonymous", "anonymous", question="Which visitors are these browsers?"),
        {"comment": "One row is one visitor of one chat: a browser, or a person signed in to the site."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    channel_id: Mapped[UUID]
    anonymous: Mapped[UUID]
    person: Mapped[UUID | None] = mapped_column(default=None)
    name: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    made_at: Mapped[datetime]

    @property
    def identity(self) -> UUID:
        """Whose touchpoints these are: the signed person's, else the browser's."""
        return self.person or self.anonymous


class ChatSession(Base, kw_only=True):
    """A token that proves a visitor; only its hash is kept."""

    __tablename__ = "chat_session"
    __table_args__ = (
        index("ix_chat_session_visitor_id", "visitor_id", question="Which sessions does this visitor have?"),
        index("ix_chat_session_ends_at", "ends_at", question="Which sessions have ended?"),
        {"comment": "One row is one browser's proof of which visitor it is; the token itself is not kept."},
    )
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("chat_visitor.id", ondelete="CASCADE"))
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    def is_live(self, at: datetime) -> bool:
        """Whether it still proves anything."""
        return at < self.ends_at

    def seen(self, at: datetime, lasts: timedelta) -> None:
        """It was used: it lasts on from here."""
        self.seen_at, self.ends_at = at, at + lasts


def hash_of(token: str) -> str:
    """What is kept of a token. It has 256 random bits, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()
