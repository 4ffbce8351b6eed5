"""Corrections of sentiment are learned from by themselves, where that helps, and can be switched off."""

from collections.abc import AsyncIterator, Sequence
from itertools import product

import pytest
from sqlalchemy import text

from tests.cast import As
from tests.conversations.conftest import Talk, after
from tests.conversations.understood import understood
from wayline.conversations import Entry, Learned
from wayline.conversations.understanding.correcting import correct
from wayline.conversations.understanding.examples import lessons
from wayline.conversations.understanding.following import Following, Languages
from wayline.conversations.understanding.learning import TASK, learn
from wayline.conversations.understanding.shapes import Correction
from wayline.kit.clock import utc_now
from wayline.language import Language

THINGS = ("jacket", "trainer", "bag", "cap", "belt", "scarf", "watch", "coat", "boot", "shirt", "skirt", "sock", "tie")
SICK = [f"{word} {thing} is sick" for word, thing in product(("That", "This"), THINGS)]
CHEAP = [f"{word} {thing} feels cheap" for word, thing in product(("The", "My"), THINGS)]
PLAIN = [f"{word} {thing} on Monday" for word, thing in product(("I ordered the", "You sent me the"), THINGS)]


@pytest.fixture(scope="module")
async def language() -> AsyncIterator[Language]:
    found = Language()
    yield found
    await found.stop()


async def heard(talk: Talk, bodies: Sequence[str], label: str) -> list[Entry]:
    """Maya says these, and they are read so."""
    said = [await talk.hear(body, after(n)) for n, body in enumerate(bodies)]
    value = {"negative": -3.0, "neutral": 0.0, "positive": 3.0}[label]
    for entry in said:
        await understood(talk, entry, sentiment=value, sentiment_label=label)
    return said


async def corrected(talk: Talk, entries: Sequence[Entry], value: str | None) -> None:
    """Tom says better what they feel."""
    for entry in entries:
        async with talk.parts.database.transaction() as tx:
            await correct(tx, talk.id, entry.id, Correction("sentiment", value), by=talk.tom, at=utc_now())


async def taught(talk: Talk) -> None:
    """A company's own way of speaking, corrected fifty times; what is plain was left standing."""
    await heard(talk, PLAIN, "neutral")
    await corrected(talk, await heard(talk, SICK, "negative"), "positive")
    await corrected(talk, await heard(talk, CHEAP, "positive"), "negative")
    await talk.settled()


async def test_corrections_change_how_texts_are_read_from_then_on(talk: Talk, language: Language, as_role: As) -> None:
    await taught(talk)
    before = language.about.version
    row = await learn(talk.parts.database, talk.parts.reading, language, utc_now())
    assert row is not None
    assert (row.corrected, row.left_standing) == (52, 26)
    assert row.content
    assert row.after is not None
    assert row.before is not None
    assert row.after > row.before
    assert row.mended > row.broken
    learned = Learned(talk.parts.database, talk.parts.live, language)
    assert await learned.use_newest()
    assert language.about.version.startswith(f"{before}~")
    entry = await talk.hear("Those gloves are sick", utc_now())
    await Following(talk.parts.database, talk.parts.live, language, Languages()).read_news([talk.id])
    tom, lea = await as_role("teammate"), await as_role("lead")
    [shown] = [
        one
        for one in (await tom.get(f"/api/conversations/{talk.id}/entries")).json()["items"]
        if one["id"] == str(entry.id)
    ]
    assert (shown["signals"]["sentiment_label"], shown["signals"]["version"]) == (
        "positive",
        language.about.version,
    )
    told = (await lea.get("/api/language")).json()["learning"]
    assert (told["is_on"], told["learned"]["is_used"], told["learned"]["corrected"]) == (True, True, 52)

    assert (await tom.put("/api/language/learning", json={"is_on": False})).status_code == 403
    told = (await lea.put("/api/language/learning", json={"is_on": False})).json()
    assert (told["is_on"], told["learned"]["is_used"]) == (False, False)
    assert not await learned.use_newest()
    assert language.about.version == before
    assert await learn(talk.parts.database, talk.parts.reading, language, utc_now()) is None


async def test_few_corrections_teach_nothing_and_it_is_said_how_many_there_are(
    talk: Talk, language: Language, as_role: As
) -> None:
    await corrected(talk, await heard(talk, SICK[:10], "negative"), "positive")
    await talk.settled()
    await learn(talk.parts.database, talk.parts.reading, language, utc_now())
    assert not await Learned(talk.parts.database, talk.parts.live, language).use_newest()
    tom = await as_role("teammate")
    told = (await tom.get("/api/language")).json()["learning"]["learned"]
    assert (told["corrected"], told["enough"], told["before"], told["is_used"]) == (10, 50, None, False)


async def test_corrections_that_say_nothing_in_common_are_not_used(talk: Talk, language: Language) -> None:
    for turn, entry in enumerate(await heard(talk, [*PLAIN, *PLAIN], "neutral")):
        await corrected(talk, [entry], ("negative", "neutral", "positive")[turn * 7 % 3])
    await talk.settled()
    row = await learn(talk.parts.database, talk.parts.reading, language, utc_now())
    assert row is not None
    assert row.corrected == 52
    assert row.before is not None
    assert row.content is None
    assert not await Learned(talk.parts.database, talk.parts.live, language).use_newest()


async def test_what_was_taken_back_erased_or_never_read_is_not_learned_from(talk: Talk) -> None:
    sick = await heard(talk, SICK[:4], "negative")
    await corrected(talk, sick, "positive")
    await corrected(talk, sick[:1], None)
    [german] = await heard(talk, ["Das ist krank"], "negative")
    await understood(talk, german, is_supported=False, version="2", sentiment_label=None, sentiment=None)
    await corrected(talk, [german], "positive")
    await talk.settled()
    found = await lessons(talk.parts.reading)
    assert [one.text for one in found.corrected] == SICK[1:4]
    assert [(one.text, one.label) for one in found.left] == [(SICK[0], "negative")]
    await talk.parts.writer.in_writer(lambda: talk.parts.engine.erase([talk.maya.id]))
    assert await lessons(talk.parts.reading) == ([], [])


async def test_however_often_it_is_corrected_it_is_learned_from_once(talk: Talk) -> None:
    for value in ("positive", "neutral", "positive"):
        await corrected(talk, await heard(talk, SICK[:2], "negative"), value)
    await talk.settled()
    async with talk.parts.database.transaction() as tx:
        waiting = await tx.execute(
            text("select extract(epoch from scheduled_at - now()) from procrastinate_jobs where task_name = :name"),
            {"name": TASK},
        )
        [after_seconds] = waiting.scalars()
    assert 500 < float(after_seconds) <= 600
