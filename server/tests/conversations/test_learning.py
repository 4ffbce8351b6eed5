"""Corrections of sentiment are learned from by themselves, where that helps, and can be switched off."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import text

from tests.cast import As
from tests.conversations.conftest import MAYAS, Talk, after
from tests.conversations.understood import understood
from wayline.conversations import Entry, Learned, Opening, start
from wayline.conversations.understanding.correcting import correct
from wayline.conversations.understanding.examples import Lesson, lessons
from wayline.conversations.understanding.following import Following, Languages
from wayline.conversations.understanding.learning import TASK, learn
from wayline.conversations.understanding.model import Corrected
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


async def corrected(talk: Talk, entries: Sequence[Entry], value: str | None, signal: Corrected = "sentiment") -> None:
    """Tom says better what they feel."""
    for entry in entries:
        async with talk.parts.database.transaction() as tx:
            await correct(tx, talk.id, entry.id, Correction(signal, value), by=talk.tom, at=utc_now())


async def taught(talk: Talk) -> None:
    """A company's own way of speaking, corrected fifty times; what is plain was left standing."""
    await heard(talk, PLAIN, "neutral")
    await corrected(talk, await heard(talk, SICK, "negative"), "positive")
    await corrected(talk, await heard(talk, CHEAP, "positive"), "negative")
    await talk.settled()


async def test_corrections_change_how_texts_are_read_from_then_on(talk: Talk, language: Language, as_role: As) -> None:
    await taught(talk)
    before = language.about.version
    row, *_ = await learn(talk.parts.database, talk.parts.reading, language, utc_now())
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
    assert (told["is_on"], told["sentiment"]["is_used"], told["sentiment"]["corrected"]) == (True, True, 52)

    assert (await tom.put("/api/language/learning", json={"is_on": False})).status_code == 403
    told = (await lea.put("/api/language/learning", json={"is_on": False})).json()
    assert (told["is_on"], told["sentiment"]["is_used"]) == (False, False)
    assert not await learned.use_newest()
    assert language.about.version == before
    assert await learn(talk.parts.database, talk.parts.reading, language, utc_now()) == []


async def test_few_corrections_teach_nothing_and_it_is_said_how_many_there_are(
    talk: Talk, language: Language, as_role: As
) -> None:
    await corrected(talk, await heard(talk, SICK[:10], "negative"), "positive")
    await talk.settled()
    await learn(talk.parts.database, talk.parts.reading, language, utc_now())
    assert not await Learned(talk.parts.database, talk.parts.live, language).use_newest()
    tom = await as_role("teammate")
    told = (await tom.get("/api/language")).json()["learning"]["sentiment"]
    assert (told["corrected"], told["enough"], told["before"], told["is_used"]) == (10, 50, None, False)


async def test_corrections_that_say_nothing_in_common_are_not_used(talk: Talk, language: Language) -> None:
    for turn, entry in enumerate(await heard(talk, [*PLAIN, *PLAIN], "neutral")):
        await corrected(talk, [entry], ("negative", "neutral", "positive")[turn * 7 % 3])
    await talk.settled()
    row, *_ = await learn(talk.parts.database, talk.parts.reading, language, utc_now())
    assert row.corrected == 52
    assert row.before is not None
    assert row.content is None
    assert not await Learned(talk.parts.database, talk.parts.live, language).use_newest()


async def test_intents_are_learned_beside_texts_nobody_corrected_and_can_be_forgotten(
    talk: Talk, language: Language, as_role: As
) -> None:
    asks = [f"Is there any word on {whose} {thing}?" for whose, thing in product(("my", "the"), THINGS)]
    reports = await heard(talk, asks, "neutral")
    plain = [f"Do you have the {thing} in {colour}?" for thing, colour in product(THINGS, ("red", "blue"))]
    for entry in [*reports, *await heard(talk, plain, "neutral")]:
        await understood(talk, entry, intents=[{"name": "question", "confidence": 0.9}], version="2")
    await corrected(talk, reports, "problem", "intent")
    await talk.settled()
    found = await lessons(talk.parts.reading, "intent")
    assert found.corrected[0] == Lesson(asks[0], ("problem",))
    assert (len(found.corrected), found.left) == (26, [Lesson(text, ("question",)) for text in plain])

    rows = await learn(talk.parts.database, talk.parts.reading, language, utc_now())
    learned = Learned(talk.parts.database, talk.parts.live, language)
    assert [row.signal for row in rows if row.content] == ["intent"]
    assert await learned.use_newest()
    lea = await as_role("lead")
    told = (await lea.get("/api/language")).json()["learning"]
    assert [(one["name"], one["is_used"]) for one in told["intent"]["labels"] if one["is_used"]] == [("problem", True)]
    assert (told["intent"]["enough"], told["sentiment"]["is_used"]) == (20, False)

    assert (await (await as_role("teammate")).delete("/api/language/learning")).status_code == 403
    forgotten = (await lea.delete("/api/language/learning")).json()
    assert (forgotten["intent"], forgotten["is_on"]) == (None, True)
    assert forgotten["forgotten_at"]
    assert not await learned.use_newest()
    assert not language.is_taught
    assert (await lessons(talk.parts.reading, "intent", utc_now())).corrected == []


async def test_where_a_conversation_was_corrected_whole_it_is_held_by_texts_from_elsewhere(
    talk: Talk,
) -> None:
    said = await heard(talk, SICK[:3], "negative")
    await corrected(talk, said, "joy", "emotion")
    async with talk.parts.database.transaction() as tx:
        opening = Opening(channel_id=talk.cast.channel_id, channel="chat", identity=MAYAS, page=None)
        other = replace(talk, id=(await start(tx, opening, after(60))).id)
    await heard(other, PLAIN[:9], "neutral")
    await talk.settled()
    found = await lessons(talk.parts.reading, "emotion")
    assert [one.text for one in found.corrected] == SICK[:3]
    assert [one.text for one in found.left] == PLAIN[3:9]


async def test_what_was_taken_back_erased_or_never_read_is_not_learned_from(talk: Talk) -> None:
    sick = await heard(talk, SICK[:4], "negative")
    await corrected(talk, sick, "positive")
    await corrected(talk, sick[:1], None)
    [german] = await heard(talk, ["Das ist krank"], "negative")
    await understood(talk, german, is_supported=False, version="2", sentiment_label=None, sentiment=None)
    await corrected(talk, [german], "positive")
    await talk.settled()
    found = await lessons(talk.parts.reading, "sentiment")
    assert [one.text for one in found.corrected] == SICK[1:4]
    assert found.left == [Lesson(SICK[0], ("negative",))]
    assert await lessons(talk.parts.reading, "sentiment", utc_now()) == ([], [])
    await talk.parts.writer.in_writer(lambda: talk.parts.engine.erase([talk.maya.id]))
    assert await lessons(talk.parts.reading, "sentiment") == ([], [])


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
