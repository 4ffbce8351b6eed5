"""What views are answered with, and made from."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations.listing.reads import View
from wayline.conversations.states import Phase, Priority
from wayline.conversations.understanding.reads import Emotion, Intent
from wayline.language import Label

MOST = 50
Name = Annotated[str, Meta(min_length=1, max_length=60)]


class Filters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a view shows: the filters of the list, as they stand in its address; None: whatever it is.

    Words that are searched for are no part of it: they are often a customer's name, and would outlive them.
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


class NewView(msgspec.Struct, frozen=True):
    """A view to be kept."""

    name: Name
    filters: Filters


class ViewChange(msgspec.Struct, frozen=True):
    """What is different from now on; None: as it was."""

    name: Name | None = None
    filters: Filters | None = None


class ViewOrder(msgspec.Struct, frozen=True):
    """All views of one's own, in the order they stand in."""

    ids: Annotated[list[UUID], Meta(max_length=MOST)]


class SavedViewShape(msgspec.Struct, frozen=True):
    """A view of one's own."""

    id: UUID
    name: str
    filters: Filters


class SavedViews(msgspec.Struct, frozen=True):
    """All views of one's own, in their order."""

    items: Sequence[SavedViewShape]
    next: None = None
