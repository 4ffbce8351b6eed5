"""Having texts read: from entries to what is kept, whichever way the reading goes."""

from collections.abc import Sequence
from typing import Any

import msgspec

from wayline.conversations.model import Entry, Kind
from wayline.conversations.understanding.keeping import Occasion, Read, keep, writer_of
from wayline.conversations.understanding.store import TOLD, Talk
from wayline.kit.db import Database
from wayline.language import (
    TOO_SHORT,
    Form,
    Language,
    Priority,
    Reading,
    Source,
    Text,
    as_properties,
    understand_each,
)

KEPT_TOGETHER = 8  # conversations locked by one transaction


class Speaks(msgspec.Struct, frozen=True):
    """The company's languages, likeliest first (none: any), and the one of a text too short to tell."""

    languages: tuple[str, ...] = ()
    likely: str | None = None


async def read(language: Language, talks: Sequence[Talk], speaks: Speaks, priority: Priority) -> list[list[Read]]:
    """What is understood of these, talk by talk.

    Raises LanguageBusy, LanguageUnavailable: all of it may be asked again.
    """
    texts = [_text(talk, entry, speaks) for talk in talks for entry in talk.entries]
    readings = await understand_each(language, texts, priority=priority)
    again = _by_their_neighbours(talks, texts, readings)
    if again:
        anew = await understand_each(language, list(again.values()), priority=priority)
        for place, reading in zip(again, anew, strict=True):
            readings[place] = reading
    each = iter(readings)
    return [[told(entry, next(each)) for entry in talk.entries] for talk in talks]


async def keep_all(
    database: Database, talks: Sequence[Talk], understood: Sequence[list[Read]], occasion: Occasion
) -> int:
    """Keep what was understood of these, some conversations at a time. Returns how many texts were new."""
    each = sorted(zip(talks, understood, strict=True), key=lambda pair: pair[0].id)
    count = 0
    for start in range(0, len(each), KEPT_TOGETHER):
        async with database.transaction() as tx:
            for talk, found in each[start : start + KEPT_TOGETHER]:
                count += await keep(tx, talk.id, found, talk.upto, occasion)
    return count


def told(entry: Entry, reading: Reading) -> Read:
    """What is kept of a reading."""
    source: Source = "note" if entry.kind == Kind.NOTE else "message"
    properties: dict[str, Any] = as_properties(
        reading, entry.id, writer=writer_of(entry), source=source, is_automatic=entry.automatic
    )
    return Read(entry, properties, reading)


def _by_their_neighbours(talks: Sequence[Talk], texts: Sequence[Text], readings: Sequence[Reading]) -> dict[int, Text]:
    """Customers' texts too short to tell, by place: likely in the language of those before them, or after."""
    found: dict[int, Text] = {}
    start = 0
    for talk in talks:
        places = [start + n for n, entry in enumerate(talk.entries) if writer_of(entry) == "customer"]
        start += len(talk.entries)
        tongue = talk.tongue or next((code for place in places if (code := _told(readings[place]))), None)
        for place in places:
            tongue = _told(readings[place]) or tongue
            if readings[place].language.because.rule == TOO_SHORT and tongue not in {None, texts[place].likely}:
                found[place] = msgspec.structs.replace(texts[place], likely=tongue)
    return found


def _told(reading: Reading) -> str | None:
    return reading.language.code if reading.language.confidence >= TOLD else None


def _text(talk: Talk, entry: Entry, speaks: Speaks) -> Text:
    form: Form = "mail" if talk.channel == "email" else "plain"
    return Text(entry.body, writer_of(entry), form, speaks.languages, speaks.likely)
