"""Alerts, what they watch, the alarms they raised and who was told, as rows."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Alert(Base, kw_only=True):
    """What somebody wants to be told, under a name; `plan` says it. `paused_at`: it watches nothing for now."""

    __tablename__ = "alert"
    __table_args__ = ({"comment": "One row is one thing that the company wants to be told of."},)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    about: Mapped[str]
    plan: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    paused_at: Mapped[datetime | None] = mapped_column(default=None)


class Watched(Base, kw_only=True):
    """A conversation that an alert is for, and when that becomes an alarm; None: it is one, or counts among many."""

    __tablename__ = "alert_watched"
    __table_args__ = (
        index(
            "ix_alert_watched_due_at", "due_at",
            question="What becomes an alarm next?",
            postgresql_where=text("due_at is not null"),
        ),
        index("ix_alert_watched_conversation_id", "conversation_id", question="Which alerts watch this conversation?"),
        {"comment": "One row is one conversation that one alert is for, now or from a moment on."},
    )  # fmt: skip
    alert_id: Mapped[UUID] = mapped_column(ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    due_at: Mapped[datetime | None] = mapped_column(default=None)


class Stirred(Base, kw_only=True):
    """A conversation that stands otherwise than when alerts last looked."""

    __tablename__ = "alert_stirred"
    __table_args__ = ({"comment": "One row is one conversation that alerts are to look at."},)
    conversation_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Alarm(Base, kw_only=True):
    """Something an alert tells of. `cause` is what of: told once. It is over by itself (`ended_at`)."""

    __tablename__ = "alarm"
    __table_args__ = (
        UniqueConstraint("alert_id", "cause"),
        index(
            "ix_alarm_open", "alert_id", "conversation_id",
            question="Which alarms of an alert are not over?",
            postgresql_where=text("ended_at is null"),
        ),
        index(
            "ix_alarm_conversation_id", "conversation_id",
            question="Which alarms are of this conversation?",
            postgresql_where=text("conversation_id is not null"),
        ),
        index("ix_alarm_ended_at", "ended_at", question="Which alarms have been over for long?"),
        {"comment": "One row is one thing that was told of, and when it was over."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    alert_id: Mapped[UUID] = mapped_column(ForeignKey("alert.id", ondelete="CASCADE"))
    cause: Mapped[str]
    conversation_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), default=None
    )
    at: Mapped[datetime]
    since_at: Mapped[datetime]
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Told(Base, kw_only=True):
    """A teammate who is told of an alarm. `mail_at`: when it is to be mailed; None: not, or it is on its way."""

    __tablename__ = "alarm_told"
    __table_args__ = (
        index("ix_alarm_told_teammate_id", "teammate_id", question="What was this teammate told?"),
        index(
            "ix_alarm_told_mail_at", "mail_at",
            question="Whom is mail to be sent to next?",
            postgresql_where=text("mail_at is not null"),
        ),
        {"comment": "One row is one teammate who is told of one alarm."},
    )  # fmt: skip
    alarm_id: Mapped[UUID] = mapped_column(ForeignKey("alarm.id", ondelete="CASCADE"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="CASCADE"), primary_key=True)
    told_at: Mapped[datetime]
    snoozed_until_at: Mapped[datetime | None] = mapped_column(default=None)
    mail_at: Mapped[datetime | None] = mapped_column(default=None)
    mailed_at: Mapped[datetime | None] = mapped_column(default=None)


class Peace(Base, kw_only=True):
    """When a teammate wants no mail of alarms, by the clock on their wall, and whether they want it once a day."""

    __tablename__ = "alarm_peace"
    __table_args__ = ({"comment": "One row is how one teammate wants to be mailed of alarms."},)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="CASCADE"), primary_key=True)
    quiet_from: Mapped[time | None] = mapped_column(default=None)
    quiet_until: Mapped[time | None] = mapped_column(default=None)
    digest: Mapped[time | None] = mapped_column(default=None)


class Target(Base, kw_only=True):
    """A place outside that alarms are sent to. Address and secret are sealed: both open a door."""

    __tablename__ = "alert_target"
    __table_args__ = ({"comment": "One row is one address outside that alarms are sent to."},)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    kind: Mapped[str]
    host: Mapped[str]
    url_sealed: Mapped[str]
    secret_sealed: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]


class Delivery(Base, kw_only=True):
    """An alarm on its way to a place outside: how often it was tried, and what came back."""

    __tablename__ = "alarm_delivery"
    __table_args__ = (
        index("ix_alarm_delivery_target_id", "target_id", "asked_at", question="What was sent there lately?"),
        {"comment": "One row is one thing sent to one place outside, and what became of it."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    target_id: Mapped[UUID] = mapped_column(ForeignKey("alert_target.id", ondelete="CASCADE"))
    alarm_id: Mapped[UUID | None] = mapped_column(ForeignKey("alarm.id", ondelete="CASCADE"), default=None)
    what: Mapped[str]
    asked_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    status: Mapped[int | None] = mapped_column(default=None)
    said: Mapped[str] = mapped_column(default="")
    delivered_at: Mapped[datetime | None] = mapped_column(default=None)
    given_up_at: Mapped[datetime | None] = mapped_column(default=None)
