"""A topic, and what may be a tree of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.errors import TreeInvalid
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

DEEPEST = 5
JOINT = " / "


class Topic(Base, kw_only=True):
    """Why customers contact us. One that is archived stays on what carries it, and is offered no more."""

    __tablename__ = "topic"
    __table_args__ = (
        index(
            "ix_topic_name", text("coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid)"),
            text("lower(name)"),
            question="Is there a topic of this name beneath the same one?",
            unique=True,
        ),
        {"comment": "One row is one reason why customers contact us, beneath a wider one or at the top."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("topic.id"), default=None)
    name: Mapped[str]
    made_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    archived_by_id: Mapped[UUID | None] = mapped_column(default=None)


class Twig(Protocol):
    """Something of a tree: it has a name, and what it is beneath."""

    id: UUID
    parent_id: UUID | None
    name: str


def path_of(id: UUID, tree: Mapping[UUID, Twig]) -> str:
    """Its name after those it is beneath: "Delivery / Late"."""
    names: list[str] = []
    here: UUID | None = id
    while here is not None and here in tree and len(names) < DEEPEST:
        names.append(tree[here].name)
        here = tree[here].parent_id
    return JOINT.join(reversed(names))


def beneath(id: UUID, tree: Mapping[UUID, Twig]) -> list[UUID]:
    """It, and everything under it."""
    found = [id]
    for each in found:
        found += [twig.id for twig in tree.values() if twig.parent_id == each and twig.id not in found]
    return found


def check_place(id: UUID | None, parent: UUID | None, tree: Mapping[UUID, Twig]) -> None:
    """Raises TreeInvalid where it would lie beneath itself, beneath nothing there is, or too deep."""
    above = 0
    here = parent
    while here is not None:
        if here not in tree:
            raise TreeInvalid("What it shall lie beneath is not there.", parent_id=str(here))
        if here == id:
            raise TreeInvalid("It cannot lie beneath itself.", parent_id=str(parent))
        above += 1
        here = tree[here].parent_id
    if above + (_height(id, list(tree.values())) if id else 1) > DEEPEST:
        raise TreeInvalid(f"A tree is up to {DEEPEST} levels deep.", deepest=DEEPEST)


def _height(id: UUID, tree: Sequence[Twig]) -> int:
    return 1 + max((_height(each.id, tree) for each in tree if each.parent_id == id), default=0)
