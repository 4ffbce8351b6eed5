"""Calendars elsewhere, as rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base
from wayline.kit.ids import new_id


class Calendar(Base, kw_only=True):
    """A calendar that somebody else keeps, and the whole days it last said.

    Its address may be a secret and is sealed. `failed` says in words why the last look brought nothing; what was read
    before it stays.
    """

    __tablename__ = "calendar"
    __table_args__ = (
        {"comment": "One row is one calendar elsewhere whose whole days opening hours may be closed on."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    host: Mapped[str]
    url_sealed: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None]
    days: Mapped[list[Any]] = mapped_column(default_factory=list)
    left_aside: Mapped[int] = mapped_column(default=0)
    read_at: Mapped[datetime | None] = mapped_column(default=None)
    looked_at: Mapped[datetime | None] = mapped_column(default=None)
    failed: Mapped[str | None] = mapped_column(default=None)
