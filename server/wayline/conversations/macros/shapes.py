"""What macros are answered with, and made from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations.batches.model import BatchAct
from wayline.conversations.shapes import PersonRef
from wayline.conversations.writing import LONGEST

MOST_ACTS = 10
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Words = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
Acts = Annotated[list[BatchAct], Meta(max_length=MOST_ACTS)]
Audience = Literal["own", "team", "everyone"]


class MacroWish(msgspec.Struct, frozen=True, kw_only=True):
    """A macro to be kept, or as it is to be from now on; `team_id` for an audience that is a team."""

    name: Name
    body: Words
    acts: Acts = []
    audience: Audience = "own"
    team_id: UUID | None = None


class MacroShape(msgspec.Struct, frozen=True, kw_only=True):
    """A macro, how often it was sent, and when last. `may_change`: you may change and archive it."""

    id: UUID
    name: str
    body: str
    acts: list[BatchAct]
    audience: Audience
    team: PersonRef | None
    teammate: PersonRef
    may_change: bool
    archived_at: datetime | None
    uses: int
    last_used_at: datetime | None


class Macros(msgspec.Struct, frozen=True):
    """Every macro you may see, by name, and the variables there are."""

    items: Sequence[MacroShape]
    variables: Sequence[str]
    next: None = None


class MacroOffered(msgspec.Struct, frozen=True, kw_only=True):
    """A macro as it would be written into one conversation: `text` is its words with the variables filled."""

    id: UUID
    name: str
    text: str
    acts: list[BatchAct]
    audience: Audience


class MacrosOffered(msgspec.Struct, frozen=True):
    """The macros for a conversation: those you use most first, then those that others do, then by name."""

    items: Sequence[MacroOffered]
    next: None = None


class WordsAsked(msgspec.Struct, frozen=True):
    """Words with variables."""

    body: Annotated[str, Meta(max_length=LONGEST)]


class WordsFilled(msgspec.Struct, frozen=True):
    """Words as a customer would read them: one we know (`customer`: the last who wrote), and one we know nothing of."""

    customer: str | None
    known: str | None
    unknown: str
