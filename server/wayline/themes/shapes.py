"""How themes are told over HTTP."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from wayline.themes.model import About, Source
from wayline.themes.rules import Rule

State = Literal["learned", "waiting", "few_examples", "rules", "nothing"]


class ThemeOwner(msgspec.Struct, frozen=True):
    """The teammate who answers for a theme."""

    id: UUID
    name: str


class ThemeMeasured(msgspec.Struct, frozen=True, kw_only=True):
    """How well the theme is found in labelled texts that were held back.

    `n` texts of it were held back, `said` texts were said to be of it, `hits` were both. `low` and `high` bound the
    precision, `recall_low` and `recall_high` the recall, at 95 %.
    """

    precision: float | None
    recall: float | None
    n: int
    said: int
    hits: int
    low: float | None
    high: float | None
    recall_low: float | None
    recall_high: float | None


class ThemeShape(msgspec.Struct, frozen=True, kw_only=True):
    """A theme.

    `state`: learned (a head finds it), waiting (enough examples, not trained since), few_examples (rules and nearness
    to its examples and definition find it), rules (they alone), nothing (it finds nothing yet). `examples` count texts
    that are about it, `counterexamples` texts that are not.
    """

    id: UUID
    parent_id: UUID | None
    place: int
    level: int
    name: str
    definition: str
    about: About | None
    owner: ThemeOwner | None
    rules: list[Rule]
    examples: int
    counterexamples: int
    state: State
    measured: ThemeMeasured | None
    revision: int
    changed_at: datetime
    archived_at: datetime | None = None
    merged_into: UUID | None = None


class ThemeList(msgspec.Struct):
    """Themes, each before what lies below it."""

    items: list[ThemeShape]
    next: None = None


class ThemeExampleShape(msgspec.Struct, frozen=True, kw_only=True):
    """An example. `text_id` is the customer's text it is; None where it was written for the theme."""

    id: UUID
    theme_id: UUID
    text: str
    is_it: bool
    source: Source
    text_id: UUID | None
    made_at: datetime
    made_by: ThemeOwner | None


class ThemeExamplePage(msgspec.Struct):
    """Examples, newest first."""

    items: list[ThemeExampleShape]
    next: str | None
