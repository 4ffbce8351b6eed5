"""The tables of alerts: what somebody wants to be told, and what they were told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class WordsAlert(Base, kw_only=True):
    """What a teammate wants to be told. `standing` is what they were told last and still holds: they know it."""

    __tablename__ = "words_alert"
    __table_args__ = (
        index(
            "ix_words_alert_same",
            "made_by",
            "about",
            text("coalesce(theme_id, '00000000-0000-0000-0000-000000000000'::uuid)"),
            unique=True,
            question="Is this teammate told of this already?",
        ),
        {"comment": "One row is one thing a teammate wants to be told of what customers say."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    about: Mapped[str]
    theme_id: Mapped[UUID | None] = mapped_column(ForeignKey("theme.id"), default=None)
    days: Mapped[int] = mapped_column(default=7)
    mail: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    made_by_name: Mapped[str]
    judged_until_at: Mapped[datetime | None] = mapped_column(default=None)
    standing: Mapped[str | None] = mapped_column(default=None)


class WordsAlarm(Base, kw_only=True):
    """What was told, with the figures as they were seen then. `cause` is what it is of: told once."""

    __tablename__ = "words_alarm"
    __table_args__ = (
        UniqueConstraint("alert_id", "cause"),
        index("ix_words_alarm_at", "at", "id", question="What was told lately?"),
        {"comment": "One row is one thing a teammate was told, with what was seen then."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    alert_id: Mapped[UUID] = mapped_column(ForeignKey("words_alert.id", ondelete="cascade"))
    cause: Mapped[str]
    at: Mapped[datetime]
    change: Mapped[str]
    seen: Mapped[dict[str, Any]]
    mailed_at: Mapped[datetime | None] = mapped_column(default=None)
