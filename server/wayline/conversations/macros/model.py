"""A macro, and each time it was used."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id


class Macro(Base, kw_only=True):
    """Prepared words, and what is done to the conversation with them.

    `audience` is who has it: its maker (`own`), a `team`, or `everyone`. `archived_at`: nobody is offered it any more.
    """

    __tablename__ = "macro"
    __table_args__ = (
        index("ix_macro_teammate", "teammate_id", question="Which macros has this teammate made?"),
        index(
            "ix_macro_audience", "audience", "team_id",
            question="Which macros are there for this team, or for everyone?",
            postgresql_where=text("audience <> 'own'"),
        ),
        {"comment": "One row is one prepared answer with its acts, for one teammate, a team or everyone."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    teammate_id: Mapped[UUID]
    name: Mapped[str]
    body: Mapped[str]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    acts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    audience: Mapped[str] = mapped_column(default="own")
    team_id: Mapped[UUID | None] = mapped_column(default=None)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class MacroUse(Base, kw_only=True):
    """Somebody sent what a macro prepared. The conversation may be erased; that it was used stays."""

    __tablename__ = "macro_use"
    __table_args__ = (
        index("ix_macro_use_macro", "macro_id", "at", question="How often was this macro used, and when last?"),
        index(
            "ix_macro_use_conversation", "conversation_id",
            question="Which uses name this conversation?",
            postgresql_where=text("conversation_id is not null"),
        ),
        {"comment": "One row is one time that a teammate sent what a macro prepared."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    macro_id: Mapped[UUID] = mapped_column(ForeignKey("macro.id", ondelete="CASCADE"))
    teammate_id: Mapped[UUID | None]
    at: Mapped[datetime]
    conversation_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("conversation.id", ondelete="SET NULL"), default=None
    )
