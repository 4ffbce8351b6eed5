"""A field and its values: rows, and what may be said of each kind."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta
from sqlalchemy import ForeignKey, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.errors import ValueInvalid
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

LONGEST_TEXT = 2_000
LINK = re.compile(r"https?://[^\s]+", re.IGNORECASE)

FieldValue = str | float | bool | list[str]


class FieldKind(StrEnum):
    """What a field holds. Lists hold ids of their options."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"
    MULTI_LIST = "multi_list"
    CHECKBOX = "checkbox"
    LINK = "link"


LISTS = frozenset({FieldKind.LIST, FieldKind.MULTI_LIST})


class Option(msgspec.Struct, frozen=True):
    """One choice of a list. Its id stays when it is renamed; one that is archived is offered no more."""

    id: UUID
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    is_archived: bool = False


class Field(Base, kw_only=True):
    """Something a company wants to know of its conversations; `place` is where it stands, from 0."""

    __tablename__ = "field"
    __table_args__ = (
        index(
            "ix_field_name", text("lower(name)"), unique=True,
            question="Is there a field of this name?",
        ),
        {"comment": "One row is one thing a company wants to know of its conversations, with its kind and options."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    kind: Mapped[str]
    options: Mapped[list[Any]] = mapped_column(default_factory=list)
    place: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    archived_by_id: Mapped[UUID | None] = mapped_column(default=None)

    @property
    def choices(self) -> list[Option]:
        """Its options, as they are."""
        return msgspec.convert(self.options, list[Option])


class Stated(Base, kw_only=True):
    """What a field says of a conversation."""

    __tablename__ = "field_value"
    __table_args__ = (
        index("ix_field_value_field", "field_id", question="Of which conversations does a field say something?"),
        {"comment": "One row is what one field says of one conversation: who said so, when."},
    )  # fmt: skip
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    field_id: Mapped[UUID] = mapped_column(ForeignKey("field.id"), primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(default=None)


def checked(kind: FieldKind, value: FieldValue, options: Sequence[Option] = ()) -> FieldValue:
    """A value as a field of this kind keeps it. Raises ValueInvalid for what it cannot hold."""
    if kind in LISTS:
        return _chosen(kind, value, {str(option.id) for option in options})
    if kind is FieldKind.CHECKBOX and isinstance(value, bool):
        return value
    if kind is FieldKind.NUMBER and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _is_text_of(kind, value.strip()):
        return value.strip()
    raise ValueInvalid(kind=kind.value)


def turned(kind: FieldKind, value: FieldValue, old: Sequence[Option], new: Sequence[Option]) -> FieldValue:
    """A value of another kind as this kind keeps it. Raises ValueInvalid where something of it would be lost."""
    if kind is FieldKind.TEXT:
        return checked(kind, words_of(value, old))
    if kind in LISTS:
        named = {option.name.lower(): str(option.id) for option in new}
        ids = [named.get(name.lower(), "") for name in names_of(value, old)]
        return checked(kind, ids if kind is FieldKind.MULTI_LIST else ids[0] if len(ids) == 1 else "", new)
    if kind is FieldKind.NUMBER and isinstance(value, str):
        return checked(kind, _number(value))
    return checked(kind, value)


def names_of(value: FieldValue, options: Sequence[Option]) -> list[str]:
    """What a value says, each choice by its name."""
    names = {str(option.id): option.name for option in options}
    each = value if isinstance(value, list) else [value]
    return [names.get(str(one), _plain(one)) for one in each]


def words_of(value: FieldValue, options: Sequence[Option]) -> str:
    """What a value says, on one line."""
    return ", ".join(names_of(value, options))


def _chosen(kind: FieldKind, value: FieldValue, known: set[str]) -> FieldValue:
    chosen = value if isinstance(value, list) else [str(value)]
    if not chosen or not set(chosen) <= known or (kind is FieldKind.LIST and isinstance(value, list)):
        raise ValueInvalid(kind=kind.value)
    return list(dict.fromkeys(chosen)) if kind is FieldKind.MULTI_LIST else chosen[0]


def _is_text_of(kind: FieldKind, value: str) -> bool:
    if kind is FieldKind.LINK:
        return LINK.fullmatch(value) is not None and len(value) <= LONGEST_TEXT
    if kind is FieldKind.DATE:
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None and _is_date(value)
    return kind is FieldKind.TEXT and 0 < len(value) <= LONGEST_TEXT and "\x00" not in value


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError as error:
        raise ValueInvalid(kind=FieldKind.NUMBER.value) from error


def _plain(value: str | float | bool) -> str:  # noqa: FBT001 (it is a value, not an option)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)
