"""API keys."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

PREFIX = "wl_"
SHOWN = len(PREFIX) + 6
SEEN_EVERY = timedelta(minutes=1)


class ApiKey(Base, kw_only=True):
    """A key: its hash, what it may do, who made it. The key itself is shown once and not kept."""

    __tablename__ = "api_key"
    __table_args__ = (
        index("ix_api_key_token_hash", "token_hash", unique=True, question="Whose key is this?"),
        {"comment": "One row is one API key, usable or withdrawn."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    token_hash: Mapped[str]
    begins_with: Mapped[str]
    scopes: Mapped[list[Any]]
    made_by: Mapped[UUID | None]
    made_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by: Mapped[UUID | None] = mapped_column(default=None)
