"""An incident: many customers write about one cause."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.errors import IncidentSolved
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Incident(Base, kw_only=True):
    """A cause that many write about; once solved, `answer` goes to each of them, with their name put in."""

    __tablename__ = "incident"
    __table_args__ = (
        index("ix_incident_opened", "opened_at", question="Which incidents were there, newest first?"),
        index(
            "ix_incident_open", "opened_at",
            question="Which incidents are not solved?",
            postgresql_where=text("solved_at is null"),
        ),
        {"comment": "One row is one cause that many customers write about, and what they were answered with."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    title: Mapped[str]
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[UUID | None] = mapped_column(default=None)
    answer: Mapped[str | None] = mapped_column(default=None)
    solved_at: Mapped[datetime | None] = mapped_column(default=None)
    solved_by_id: Mapped[UUID | None] = mapped_column(default=None)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def client_id(self) -> str:
        """The name its answer has in every conversation, so that nobody is answered twice."""
        return f"incident:{self.id}"

    def solve(self, answer: str, by: UUID | None, at: datetime) -> None:
        """It is over, and everybody is told so. Raises IncidentSolved where it was before."""
        if self.solved_at is not None:
            raise IncidentSolved(id=str(self.id))
        self.answer, self.solved_at, self.solved_by_id = answer, at, by
