"""Whether a theme is otherwise than it was: whole days of the company against four times as many before. Pure."""

from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from wayline.themes.words.counting import Side, felt, figures
from wayline.themes.words.statistics import Measured, Tested, means_differ, volume_changed
from wayline.themes.words.wanted import Wanted

About = Literal["volume", "feeling"]
# Asked every day of every theme, a test of 5 % would cry wolf once in three weeks; of 1 %, three times a year.
ALPHA = 0.01
TIMES_AS_LONG = 4


class WordsSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What an alarm was raised on: a theme in some days and in those before, or something new."""

    name: str
    theme_id: str | None = None
    proposal_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_since: datetime | None = None
    texts: int
    texts_before: int | None = None
    customers: int | None = None
    sentiment: float | None = None
    sentiment_before: float | None = None
    p: float | None = None


def midnight(now: datetime, zone: str) -> datetime:
    """When today began for the company."""
    place = ZoneInfo(zone)
    return datetime.combine(now.astimezone(place).date(), time(), place)


def window(until: datetime, days: int) -> Wanted:
    """The days up to a midnight, beside four times as many before them. Days on the wall, 23 or 25 hours too."""
    since = until - timedelta(days=days)
    begin = since - timedelta(days=TIMES_AS_LONG * days)
    return Wanted(since=since, until=until, against=(begin, since))


def judge(about: About, theme: str, now: Side, before: Side, head: Measured | None) -> Tested | None:
    """What the test says; None where there is too little to say anything."""
    here, there = now.of(theme), before.of(theme)
    if about == "volume":
        tested = volume_changed(now.volume(here), before.volume(there), head)
    else:
        tested = means_differ(*felt(now.texts, here), *felt(before.texts, there))
    if tested is None or tested.p < ALPHA:
        return tested
    return Tested("no clear change", tested.p)


def seen(theme: str, name: str, now: Side, before: Side, tested: Tested) -> WordsSeen:
    """The figures as they are now."""
    one, other = figures(now.texts, now.of(theme)), figures(before.texts, before.of(theme))
    return WordsSeen(
        name=name,
        theme_id=theme,
        since=now.asked.since,
        until=now.asked.until,
        before_since=before.asked.since,
        texts=one.texts,
        texts_before=other.texts,
        customers=one.customers,
        sentiment=one.sentiment.mean,
        sentiment_before=other.sentiment.mean,
        p=tested.p,
    )
