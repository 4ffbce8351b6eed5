"""A view that a teammate keeps, for themselves, a team, or everyone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class SavedView(Base, kw_only=True):
    """Filters of the list of conversations under a name; `place` is where it stands among its owner's, from 0.

    `audience` is who else sees it: nobody (`own`), a `team`, or `everyone`.
    """

    __tablename__ = "saved_view"
    __table_args__ = (
        index(
            "ix_saved_view_name", "teammate_id", text("lower(name)"),
            question="Has this teammate a view of this name?",
            unique=True,
        ),
        index(
            "ix_saved_view_audience", "audience", "team_id",
            question="Which views are shared with this team, or with everyone?",
            postgresql_where=text("audience <> 'own'"),
        ),
        {"comment": "One row is one view of the inbox that one teammate keeps, for themselves or for others too."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    teammate_id: Mapped[UUID]
    name: Mapped[str]
    filters: Mapped[dict[str, Any]]
    place: Mapped[int]
    made_at: Mapped[datetime]
    audience: Mapped[str] = mapped_column(default="own", server_default="own")
    team_id: Mapped[UUID | None] = mapped_column(default=None)
