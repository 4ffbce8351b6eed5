"""Keeping fields: what is changed of them loses no value, and says so where it would."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from wayline.conversations.errors import FieldsFull, ValueInvalid, ValuesWouldBeLost
from wayline.conversations.fields import store
from wayline.conversations.fields.model import LISTS, Field, FieldKind, FieldValue, Option, Stated, turned, words_of
from wayline.conversations.model import Author
from wayline.conversations.writing import tidied
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.kit.ids import new_id

MOST, MOST_OPTIONS, EXAMPLES = 60, 200, 3
Name = Annotated[str, Meta(min_length=1, max_length=60)]


class Choice(msgspec.Struct, frozen=True):
    """An option as it shall be; one without id is new."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    id: UUID | None = None
    is_archived: bool = False


class NewField(msgspec.Struct, frozen=True):
    """A field to be."""

    name: Name
    kind: FieldKind
    options: Annotated[list[Choice], Meta(max_length=MOST_OPTIONS)] = []


class FieldChange(msgspec.Struct, frozen=True):
    """What is different from now on; what is left out stays. An option that is not named any more is archived."""

    name: Name | UnsetType = UNSET
    kind: FieldKind | UnsetType = UNSET
    options: Annotated[list[Choice], Meta(max_length=MOST_OPTIONS)] | UnsetType = UNSET
    is_archived: bool | UnsetType = UNSET
    place: Annotated[int, Meta(ge=0, le=MOST)] | UnsetType = UNSET


async def make_field(tx: Transaction, wanted: NewField, at: datetime) -> Field:
    """A new one, after the others. Raises NameTaken, FieldsFull, Invalid."""
    there = await store.fields(tx)
    if len(there) >= MOST:
        raise FieldsFull(most=MOST)
    field = Field(
        name=tidied(wanted.name),
        kind=wanted.kind.value,
        options=_kept(wanted.kind, wanted.options, []),
        place=max((each.place for each in there), default=-1) + 1,
        made_at=at,
    )
    await store.save(tx, field)
    return field


async def change_field(tx: Transaction, id: UUID, change: FieldChange, by: Author, at: datetime) -> Field:
    """Rename, move, archive, change options or kind; every value stays.

    Raises NoSuchField, NameTaken, Invalid; ValuesWouldBeLost for a kind that cannot hold a value there is.
    """
    field = await store.load(tx, id)
    if not isinstance(change.name, UnsetType):
        field.name = tidied(change.name)
    if not isinstance(change.is_archived, UnsetType):
        field.archived_at, field.archived_by_id = (at, by.id) if change.is_archived else (None, None)
    kind = FieldKind(field.kind) if isinstance(change.kind, UnsetType) else change.kind
    old = field.choices
    if not isinstance(change.options, UnsetType) or kind != field.kind:
        named = [] if isinstance(change.options, UnsetType) else change.options
        field.options = _kept(kind, named or _as_choices(old), old)
    if kind != field.kind:
        _turn(await store.stated(tx, id), kind, old, field.choices)
        field.kind = kind.value
    if not isinstance(change.place, UnsetType):
        await _move(tx, field, change.place)
    await store.save(tx, field)
    return field


def _turn(rows: Sequence[Stated], kind: FieldKind, old: Sequence[Option], new: Sequence[Option]) -> None:
    lost: list[str] = []
    values: list[FieldValue] = []
    for row in rows:
        try:
            values.append(turned(kind, row.value, old, new))
        except ValueInvalid:
            lost.append(words_of(row.value, old))
    if lost:
        raise ValuesWouldBeLost(kind=kind.value, count=len(lost), examples=list(dict.fromkeys(lost))[:EXAMPLES])
    for row, value in zip(rows, values, strict=True):
        row.value = value


async def _move(tx: Transaction, field: Field, place: int) -> None:
    others = [each for each in await store.fields(tx) if each.id != field.id]
    others.insert(place, field)
    for number, each in enumerate(others):
        each.place = number


def _as_choices(options: Sequence[Option]) -> list[Choice]:
    return [Choice(each.name, each.id, each.is_archived) for each in options]


def _kept(kind: FieldKind, wanted: Sequence[Choice], had: Sequence[Option]) -> list[dict[str, Any]]:
    if kind not in LISTS:
        return []
    known = {option.id for option in had}
    options = [Option(_known(each.id, known), tidied(each.name), each.is_archived) for each in wanted]
    names = [option.name.lower() for option in options]
    if not options or len(set(names)) != len(names):
        raise Invalid("A list needs options, each of a name of its own.")
    named = {option.id for option in options}
    gone = [Option(option.id, option.name, is_archived=True) for option in had if option.id not in named]
    told: list[dict[str, Any]] = msgspec.to_builtins([*options, *gone])
    return told


def _known(id: UUID | None, known: set[UUID]) -> UUID:
    if id is not None and id not in known:
        raise Invalid("This option is none of this field.", id=str(id))
    return id or new_id()
