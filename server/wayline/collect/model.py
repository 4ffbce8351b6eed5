"""What could not be taken."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index

KEPT_FOR = timedelta(days=7)


class Reject(Base):
    """Items of one source dropped for one reason on one day (UTC). Kept for seven days."""

    __tablename__ = "reject"
    __table_args__ = (
        index("ix_reject_last_at", "last_at", question="Which are older than they are kept?"),
        {"comment": "One row is the items of one source that were dropped for one reason on one day."},
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    source: Mapped[str]
    count: Mapped[int]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    sample: Mapped[dict[str, Any] | None] = mapped_column(default=None)
