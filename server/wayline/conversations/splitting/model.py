"""A split: which messages went into which conversation, and where they stood."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, Transaction, index

Mover = Callable[[Transaction, Sequence[UUID], UUID], Awaitable[None]]
_movers: dict[str, Mover] = {}


class Split(Base, kw_only=True):
    """What was split out of a conversation; `positions` says where each of its entries stood there.

    `waited_at` is since when the old one waited before.
    """

    __tablename__ = "split"
    __table_args__ = (
        index("ix_split_from", "from_id", question="What was split out of this conversation?"),
        {"comment": "One row is one conversation that was split out of another, with where its messages stood."},
    )
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    from_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    positions: Mapped[dict[str, Any]]
    by_id: Mapped[UUID | None] = mapped_column(default=None)
    waited_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


def move_with(room: str, mover: Mover) -> None:
    """Have `mover(tx, entries, to)` called when entries come to lie in another conversation, in its transaction."""
    _movers[room] = mover


async def tell_moved(tx: Transaction, entries: Sequence[UUID], to: UUID) -> None:
    """Tell whoever keeps something of these entries that they lie in `to` now."""
    for mover in _movers.values():
        await mover(tx, entries, to)
