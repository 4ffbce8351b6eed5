"""How far the log was followed, and what is kept of each text beside the log."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index

NEVER = -1
"""The version of a text that came while there was no theme to look for; 0: while nothing had been learned."""


class ThemeCursor(Base, kw_only=True):
    """How far the log was followed. There are two: a chat of today waits for no import."""

    __tablename__ = "theme_cursor"
    __table_args__ = ({"comment": "One row is one follower of the log and the last position it has worked through."},)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, default=0)


class ThemedText(Base, kw_only=True):
    """A customer's text that was read. Its words are in the log, at `position`; here is what asking again would cost.

    `vectors`: one row a part of the text, one byte a number, by the models named. `version` themed it last; `themes`
    is how many themes it then had, and `said` a digest of what was recorded of it last: what says the same is not
    recorded again.
    """

    __tablename__ = "themed_text"
    __table_args__ = (
        index("ix_themed_text_version", "version", "text_id", question="Which texts are still to be themed anew?"),
        index("ix_themed_text_identity", "identity", question="Which texts are this customer's?"),
        index(
            "ix_themed_text_uncaught",
            "occurred_at",
            question="Which texts does no theme catch?",
            postgresql_where=text("themes = 0"),
        ),
        {"comment": "One row is one text of a customer that themes were looked for in."},
    )
    text_id: Mapped[UUID] = mapped_column(primary_key=True)
    identity: Mapped[UUID]
    position: Mapped[int] = mapped_column(BigInteger)
    occurred_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(BigInteger)
    themes: Mapped[int] = mapped_column(default=0)
    models: Mapped[str | None] = mapped_column(default=None)
    vectors: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    said: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)


class ThemeDoubt(Base, kw_only=True):
    """A text of which it is not sure whether it is about a theme. `closeness`: 1 at the threshold, 0 where sure."""

    __tablename__ = "theme_doubt"
    __table_args__ = (
        index("ix_theme_doubt_closeness", "closeness", question="Which texts are worth looking at first?"),
        index("ix_theme_doubt_theme_id", "theme_id", "closeness", question="And which of this theme?"),
        {"comment": "One row is one text and one theme of which it is not sure whether the text is about it."},
    )
    text_id: Mapped[UUID] = mapped_column(ForeignKey("themed_text.text_id", ondelete="cascade"), primary_key=True)
    theme_id: Mapped[UUID] = mapped_column(ForeignKey("theme.id"), primary_key=True)
    confidence: Mapped[float]
    closeness: Mapped[float]
