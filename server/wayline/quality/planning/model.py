"""What is drawn by itself every week."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.quality.drawing import NewSample
from wayline.quality.planning.weeks import next_draw


class SamplePlan(Base, kw_only=True):
    """A sample to be drawn every week, and the moment at which it is next; `drawn`: how many parts it gave last."""

    __tablename__ = "sample_plan"
    __table_args__ = (
        index(
            "ix_sample_plan_next", "next_at",
            question="Which plan draws next?", postgresql_where=text("paused_at is null"),
        ),
        {"comment": "One row is one sample that is drawn every week by itself."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    sample: Mapped[dict[str, Any]]
    weekday: Mapped[int]
    at: Mapped[time]
    next_at: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by_id: Mapped[UUID]
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    drawn_at: Mapped[datetime | None] = mapped_column(default=None)
    drawn: Mapped[int | None] = mapped_column(default=None)

    @property
    def what(self) -> NewSample:
        """What it draws."""
        return msgspec.convert(self.sample, NewSample)

    def wait(self, zone: str, now: datetime) -> None:
        """It draws at the next moment that it is to."""
        self.next_at = next_draw(self.weekday, self.at, zone, now, self.drawn_at)

    def has_drawn(self, parts: int, zone: str, now: datetime) -> None:
        """It drew; the next time is next week."""
        self.drawn_at, self.drawn = now, parts
        self.wait(zone, now)
