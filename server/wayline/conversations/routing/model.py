"""How teams route, what teammates can take, and what was decided, as rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Routing(Base, kw_only=True):
    """How a team's conversations find somebody; who routes holds the row. No row: by hand."""

    __tablename__ = "routing"
    __table_args__ = ({"comment": "One row is how one team routes."},)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id", ondelete="cascade"), primary_key=True)
    policy: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class TeammateCapacity(Base, kw_only=True):
    """What a teammate takes at once, speaks and knows. No row: the usual."""

    __tablename__ = "teammate_capacity"
    __table_args__ = ({"comment": "One row is what one teammate takes at once, speaks and knows."},)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="cascade"), primary_key=True)
    capacity: Mapped[dict[str, Any]]


class RoutingDecision(Base, kw_only=True):
    """One decision with all it was made from, so that it can be explained and made again.

    `opened_at`: the teammate saw it; `missed_at`: they did not in time; `settled_at`: there is no more to wait for.
    """

    __tablename__ = "routing_decision"
    __table_args__ = (
        index("ix_routing_decision_conversation", "conversation_id", "at", question="Why is it with whom it is?"),
        index("ix_routing_decision_teammate", "teammate_id", "at", question="When was this teammate given something?"),
        index(
            "ix_routing_decision_ringing", "at",
            question="What was given, and is neither settled nor missed yet?",
            postgresql_where=text("teammate_id is not null and settled_at is null and missed_at is null"),
        ),
        {"comment": "One row is one decision of routing, with its candidates and its reason."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    team_id: Mapped[UUID]
    at: Mapped[datetime]
    teammate_id: Mapped[UUID | None] = mapped_column(default=None)
    made_from: Mapped[dict[str, Any]]
    outcome: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    missed_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
