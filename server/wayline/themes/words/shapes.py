"""What Words answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from wayline.themes.words.statistics import Change, Corrected, Mean, Measured

Quadrant = Literal["fix now", "monitor", "watch", "celebrate"]


class WordsPart(msgspec.Struct, frozen=True):
    """Texts among others: how many, and their share with its interval (Wilson). Below ten others only the count."""

    texts: int
    among: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


class WordsTheme(msgspec.Struct, frozen=True, kw_only=True):
    """Which theme. `path` are the names from the top down to it."""

    id: str
    name: str
    path: Sequence[str]
    parent_id: str | None
    about: str | None
    owner_id: str | None
    owner: str | None


class WordsPoint(msgspec.Struct, frozen=True):
    """A step of the company's calendar; not complete where it is not over or only partly asked for."""

    since: datetime
    until: datetime
    texts: int
    is_complete: bool


class WordsEmotion(msgspec.Struct, frozen=True):
    """An emotion, and how many of the texts show it."""

    name: str
    texts: int
    share: float | None


class WordsFigures(msgspec.Struct, frozen=True, kw_only=True):
    """A period in figures. Below ten texts only counts are said."""

    texts: int
    customers: int
    sentiment: Mean
    effort: Mean


class WordsRow(WordsFigures, frozen=True, kw_only=True):
    """One theme in a period, how it was before, whether it changed, and what to do about it.

    `change` and `p` are of how many texts a day there are, `sentiment_change` of how they feel; null below ten.
    `impact` is by how much all texts would feel better without these, in points of sentiment (less than nothing: they
    lift). `pull`: whether they feel clearly worse (`down`) or better (`up`) than all others.
    """

    theme: WordsTheme
    share: WordsPart
    corrected: Corrected | None
    measured: Measured | None
    emotions: Sequence[WordsEmotion]
    trend: Sequence[WordsPoint]
    before: WordsFigures
    before_corrected: Corrected | None
    change: Change | None
    p: float | None
    sentiment_change: Change | None
    impact: float | None
    pull: Change | None
    quadrant: Quadrant | None


class WordsTotals(WordsFigures, frozen=True, kw_only=True):
    """All texts that are asked for. `without_theme` were looked at and are about none; `waiting` were not looked at."""

    without_theme: int
    waiting: int
    emotions: Sequence[WordsEmotion]
    trend: Sequence[WordsPoint]


class WordsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Every theme that is counted, the most texts first. Asked again with this `as_of` it is the same for ever."""

    since: datetime
    until: datetime
    as_of: datetime
    before_since: datetime
    before_until: datetime
    fewest: int
    rules: Sequence[str]
    totals: WordsTotals
    before: WordsTotals
    items: Sequence[WordsRow]


class WordsCutPart(WordsFigures, frozen=True, kw_only=True):
    """One value of what the texts are cut by. `share`: of the texts of this value, how many are of the theme."""

    key: str | None
    label: str | None
    share: WordsPart


class WordsCut(msgspec.Struct, frozen=True, kw_only=True):
    """Texts apart, by one thing, the most first. Of products a text may name several: then parts add up to more."""

    by: str
    theme: WordsTheme | None
    as_of: datetime
    parts: Sequence[WordsCutPart]


class WordsFact(msgspec.Struct, frozen=True):
    """Something known of customers that puts them into groups, and its values, those of most customers first."""

    name: str
    values: Sequence[str]


class WordsFacts(msgspec.Struct, frozen=True):
    """By name."""

    items: Sequence[WordsFact]
    next: None = None


class WordsPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two themes in the same texts. `lift`: how many times as often as if they had nothing to do with each other.

    `change` is that comparison tested (`up`: clearly more often together); null below ten texts of either.
    """

    one: WordsTheme
    other: WordsTheme
    texts: int
    of_one: WordsPart
    of_other: WordsPart
    lift: float | None
    change: Change | None
    p: float | None


class WordsTogether(msgspec.Struct, frozen=True, kw_only=True):
    """Themes that are spoken of together, the most texts first. A theme and what lies below it are no pair."""

    as_of: datetime
    texts: int
    items: Sequence[WordsPair]


class WordsCause(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint that came last before texts of the theme.

    `share` of them had it before; `elsewhere` is the same of all other texts, and `change` that comparison tested.
    """

    name: str
    department: str | None
    share: WordsPart
    elsewhere: WordsPart
    change: Change | None
    p: float | None


class WordsCauses(msgspec.Struct, frozen=True, kw_only=True):
    """From a theme to the touchpoint in the 24 h before it (experience), to whose step it is and who owns the theme.

    `nothing_before`: texts of the theme that nothing precedes. It goes with the theme; that it causes it is not said.
    """

    theme: WordsTheme
    as_of: datetime
    texts: int
    nothing_before: int
    items: Sequence[WordsCause]


class WordsCustomer(msgspec.Struct, frozen=True):
    """Whose words they are; without a name where nobody has named them."""

    id: str
    name: str | None


class WordsQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A text, word for word (personal data masked for who may not see it), and where it stands on whose line."""

    text_id: str
    text: str
    at: datetime
    channel: str
    source: str | None
    language: str | None
    customer: WordsCustomer
    conversation_id: str | None
    sentiment: float | None
    effort: float | None
    emotions: Sequence[str]
    themes: Sequence[str]
    products: Sequence[str]


class WordsQuotes(msgspec.Struct, frozen=True):
    """A page of quotes, newest first, and of how many."""

    items: Sequence[WordsQuote]
    next: str | None
    total: int
