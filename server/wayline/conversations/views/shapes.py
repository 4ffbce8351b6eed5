"""What views are answered with, and made from."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations.listing.reads import Sort, View
from wayline.conversations.states import Phase, Priority
from wayline.conversations.understanding.reads import Emotion, Intent
from wayline.language import Label

MOST = 100
Name = Annotated[str, Meta(min_length=1, max_length=60)]
Audience = Literal["own", "team", "everyone"]
Column = Annotated[
    str, Meta(max_length=60, pattern=r"^(state|promise|priority|feeling|tags|topic|team|phase|field\.\S+)$")
]


class Filters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a view shows: the filters of the list, as they stand in its address; None: whatever it is.

    `conditions` are nested ones; `columns` is what a row tells beside its first words, in this order. Words that are
    searched for are no part of it: they are often a customer's name, and would outlive them.
    """

    view: View | None = None
    tag: UUID | None = None
    topic: UUID | None = None
    priority: Priority | None = None
    phase: Phase | None = None
    field: Annotated[str, Meta(max_length=2100)] | None = None
    channel: UUID | None = None
    feeling: Label | None = None
    intent: Intent | None = None
    emotion: Emotion | None = None
    urgent: bool | None = None
    conditions: dict[str, Any] | None = None
    sort: Sort | None = None
    columns: Annotated[list[Column], Meta(max_length=12)] | None = None


class NewView(msgspec.Struct, frozen=True):
    """A view to be kept; `team_id` for an audience that is a team."""

    name: Name
    filters: Filters
    audience: Audience = "own"
    team_id: UUID | None = None


class ViewChange(msgspec.Struct, frozen=True):
    """What is different from now on; None: as it was."""

    name: Name | None = None
    filters: Filters | None = None
    audience: Audience | None = None
    team_id: UUID | None = None


class ViewOrder(msgspec.Struct, frozen=True):
    """All views of one's own, in the order they stand in."""

    ids: Annotated[list[UUID], Meta(max_length=MOST)]


class SavedViewShape(msgspec.Struct, frozen=True):
    """A view; `is_mine` where you keep it, and so may change it."""

    id: UUID
    name: str
    filters: Filters
    audience: Audience
    team_id: UUID | None
    is_mine: bool


class SavedViews(msgspec.Struct, frozen=True):
    """All views of one's own, in their order, then those that others share with you, by name."""

    items: Sequence[SavedViewShape]
    next: None = None


class ViewCounts(msgspec.Struct, frozen=True):
    """How many conversations are in each view that holds open work, by its id; `most` stands for so many or more."""

    counts: dict[str, int]
    most: int


class ViewCount(msgspec.Struct, frozen=True):
    """How many there are; `most` stands for so many or more."""

    count: int
    most: int
