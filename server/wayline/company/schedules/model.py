"""Schedules and their versions, as rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Schedule(Base, kw_only=True):
    """Opening hours under a name; what they are is in its versions."""

    __tablename__ = "schedule"
    __table_args__ = ({"comment": "One row is one named set of opening hours."},)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    made_at: Mapped[datetime]


class ScheduleVersion(Base, kw_only=True):
    """What a schedule is from a moment on, until the next version. Never changed, only followed."""

    __tablename__ = "schedule_version"
    __table_args__ = (
        index("ix_schedule_version_schedule_id", "schedule_id", "from_at", question="What held when?"),
        {"comment": "One row is what a schedule is from one moment on."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    schedule_id: Mapped[UUID] = mapped_column(ForeignKey("schedule.id", ondelete="cascade"))
    from_at: Mapped[datetime]
    hours: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(default=None)
