"""What the live tests of the set-up found."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base


class ChecklistTest(Base, kw_only=True):
    """The newest live test of one step of the set-up."""

    __tablename__ = "checklist_test"
    __table_args__ = ({"comment": "One row is the newest live test of one step of the set-up."},)
    step: Mapped[str] = mapped_column(primary_key=True)
    tested_at: Mapped[datetime]
    tested_by: Mapped[UUID]
    passed: Mapped[bool]
    detail: Mapped[str]
    facts: Mapped[dict[str, Any]]
