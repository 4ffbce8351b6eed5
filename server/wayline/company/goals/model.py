"""Goals, as rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base
from wayline.kit.ids import new_id


class Goal(Base, kw_only=True):
    """That `share` of the answers a metric counts come within `seconds`: by everybody, by a team, in a channel."""

    __tablename__ = "goal"
    __table_args__ = (
        UniqueConstraint("metric", "clock", "team_id", "channel_id", postgresql_nulls_not_distinct=True),
        {"comment": "One row is one goal for response times: of the company, of a team, of a channel."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    metric: Mapped[str]
    clock: Mapped[str]
    seconds: Mapped[int]
    share: Mapped[float]
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    channel_id: Mapped[UUID | None] = mapped_column(ForeignKey("channel.id", ondelete="CASCADE"))
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None]
