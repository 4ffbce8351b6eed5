"""What is said is read by the real models, kept beside the entry and on the line; nothing is lost or doubled."""

import os
import signal
from collections.abc import AsyncIterator
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from wayline.company import Sight
from wayline.conversations.model import Conversation, Entry, Kind
from wayline.conversations.reads import one_entry
from wayline.conversations.understanding import store
from wayline.conversations.understanding.following import Following, Languages
from wayline.conversations.understanding.keeping import UNDERSTOOD
from wayline.conversations.understanding.model import Rereading
from wayline.conversations.understanding.shapes import SignalsShape
from wayline.kit.clock import utc_now
from wayline.language import Language, LanguageUnavailable, Told
from wayline.touchpoints.reading import touchpoints

ANGRY = (
    "This is the third time I write and my order 4711 still has not arrived. I am furious and want my money back today!"
)


@pytest.fixture(scope="module")
async def language() -> AsyncIterator[Language]:
    found = Language()
    yield found
    await found.stop()


def follow(talk: Talk, language: Language, **settings: Any) -> Following:
    return Following(talk.parts.database, talk.parts.live, language, Languages(**settings))


THINGS = ("jacket", "trainer", "bag", "cap", "belt", "scarf", "watch", "coat", "boot", "shirt", "skirt", "sock", "tie")
COLOURS = ("red", "blue", "green", "grey")
COACH = Sight(personal_data=True, customers=True, replies=True)


async def signals(talk: Talk, entry: Entry) -> SignalsShape | None:
    async with talk.parts.database.transaction() as tx:
        return (await one_entry(tx, entry, COACH)).signals


async def as_it_stands(talk: Talk) -> Conversation:
    async with talk.parts.database.transaction() as tx:
        found = await tx.get(Conversation, talk.id)
        assert found is not None
        return found


def texts_as_of(moment: datetime) -> Any:
    rows = touchpoints(moment)
    return rows.filter(rows.name == UNDERSTOOD).order_by("position")


async def told(talk: Talk) -> list[dict[str, Any]]:
    await talk.settled()
    rows = touchpoints()
    found = await talk.parts.reading.rows(rows.filter(rows.name == UNDERSTOOD).order_by("position"))
    return [{**row, "properties": msgspec.json.decode(row["properties"])} for row in found]


async def test_a_message_carries_its_signals_and_the_conversation_what_they_come_to(
    talk: Talk, language: Language
) -> None:
    entry = await talk.hear(ANGRY, utc_now())
    assert await signals(talk, entry) is None
    assert await follow(talk, language).read_news([talk.id]) == 1
    said = await signals(talk, entry)
    assert said is not None
    assert (said.sentiment or 0) < -1
    assert said.sentiment_label == "negative"
    assert "anger" in [one.name for one in said.emotions]
    assert said.effort
    assert said.urgency
    assert said.because["sentiment"]
    assert (said.language, said.fallback) == ("en", None)
    stands = await as_it_stands(talk)
    assert (stands.feeling, stands.urgency) == (said.sentiment, said.urgency)
    assert {"feeling:negative", "emotion:anger"} <= set(stands.signs)


async def test_what_was_understood_stands_on_the_line_once_however_often_it_is_read(
    talk: Talk, language: Language
) -> None:
    entry = await talk.hear(ANGRY, utc_now())
    following = follow(talk, language)
    await following.read_news([talk.id])
    async with talk.parts.database.transaction() as tx:
        conversation = await store.latest(tx, talk.id)
        assert len(conversation) == 1
        await tx.execute(Conversation.__table__.update().values(understood_position=0))
    await following.read_past()
    [row] = await told(talk)
    assert (row["identity"], row["conversation"], row["occurred_at"]) == (talk.maya.id, talk.id, entry.at)
    assert (row["initiated_by"], row["context"]) == ("system", None)
    assert row["properties"]["text"] == ANGRY
    assert row["properties"]["text_id"] == str(entry.id)
    assert row["properties"]["writer"] == "customer"


async def test_an_unread_text_waits_in_its_conversation_until_somebody_can_read(
    talk: Talk, language: Language, tmp_path: Path
) -> None:
    entry = await talk.hear("Where is my parcel?", utc_now())
    stopped = Language()
    await stopped.stop()
    with pytest.raises(LanguageUnavailable):
        await follow(talk, stopped).read_news([talk.id])
    assert await signals(talk, entry) is None
    assert await follow(talk, language).read_past()
    assert await signals(talk, entry) is not None
    assert not await follow(talk, language).read_past()


async def test_a_reading_process_that_is_killed_is_replaced_and_the_text_is_read(
    talk: Talk, language: Language
) -> None:
    await language.understand([])
    await talk.hear("Hello there, how are you?", utc_now())
    following = follow(talk, language)
    await following.read_news([talk.id])
    assert language.pid
    os.kill(language.pid, signal.SIGKILL)
    entry = await talk.hear("Can I get a refund?", utc_now())
    await following.read_news([talk.id])
    assert await signals(talk, entry) is not None


async def test_texts_of_the_past_are_not_news(talk: Talk, language: Language) -> None:
    await talk.hear("Where is my parcel?", after(1))
    following = follow(talk, language)
    assert await following.read_news([talk.id]) == 0
    assert await following.read_past()


async def test_automatic_texts_are_marked_and_a_conversation_does_not_stand_by_them(
    talk: Talk, language: Language
) -> None:
    entry = await talk.hear("I am out of office until Monday. This is terrible.", after(1), automatic=True)
    await follow(talk, language).read_past()
    said = await signals(talk, entry)
    assert said is not None
    assert said.is_automatic
    [row] = await told(talk)
    assert msgspec.json.decode(row["marks"]) == ["automatic"]
    stands = await as_it_stands(talk)
    assert (stands.feeling, stands.signs) == (None, [])


async def test_our_replies_are_judged_for_kindness_and_notes_are_no_messages(talk: Talk, language: Language) -> None:
    await talk.hear("Where is my parcel?", after(1))
    answer = await talk.answer("I am so sorry for the wait! I will look at once and write to you today.", after(2))
    note = await talk.answer("She is right to be angry.", after(3), kind=Kind.NOTE)
    await follow(talk, language).read_past()
    said = await signals(talk, answer)
    assert said is not None
    assert (said.kindness or 0) > 0.5
    assert {row["properties"]["source"] for row in await told(talk)} == {"message", "note"}
    assert await signals(talk, note) is not None
    assert (await told(talk))[1]["teammate"] == talk.tom.id


async def test_of_a_language_that_is_not_supported_nothing_is_guessed(talk: Talk, language: Language) -> None:
    entry = await talk.hear("Ich warte seit drei Wochen auf mein Paket und bin sehr verärgert.", after(1))
    await follow(talk, language, languages=("en", "de")).read_past()
    said = await signals(talk, entry)
    assert said is not None
    assert (said.language, said.is_supported, said.sentiment, said.emotions) == ("de", False, None, [])


async def test_a_text_too_short_to_tell_is_in_the_language_of_the_talk(talk: Talk, language: Language) -> None:
    following = follow(talk, language, languages=("en", "es"))
    entries = [await talk.hear("Todavía no ha llegado mi pedido, estoy esperando desde el lunes", after(1))]
    entries.append(await talk.hear("Vale", after(2)))
    await following.read_past()
    entries.append(await talk.hear("ok", after(3)))
    await following.read_past()
    found = [await signals(talk, entry) for entry in entries]
    assert [one and (one.language, one.is_supported) for one in found] == [("es", False)] * 3


async def test_urgency_lasts_until_we_answer(talk: Talk, language: Language) -> None:
    await talk.hear(ANGRY, after(1))
    following = follow(talk, language)
    await following.read_past()
    assert (await as_it_stands(talk)).urgency
    await talk.answer("I have sent your money back just now.", after(2))
    await talk.hear("Thank you so much!", after(3))
    await following.read_past()
    stands = await as_it_stands(talk)
    assert (stands.urgency, stands.signs[0]) == (None, "intent:thanks")


async def test_without_models_the_list_of_words_reads_and_says_so_until_newer_ones_read_again(
    talk: Talk, language: Language, tmp_path: Path, as_role: As
) -> None:
    entry = await talk.hear(ANGRY, after(1))
    words_only = Language(package=tmp_path)
    await follow(talk, words_only).read_past()
    await words_only.stop()
    said = await signals(talk, entry)
    assert said is not None
    assert said.fallback
    assert said.version == "lexicon-1"
    tom = await as_role("teammate")
    address = f"/api/conversations/{talk.id}/entries/{entry.id}/corrections"
    assert (await tom.post(address, json={"signal": "intent", "value": "complaint"})).status_code == 200
    tom, lea = await as_role("teammate"), await as_role("lead")
    assert (await tom.post("/api/language/rereadings")).status_code == 403
    asked = (await lea.post("/api/language/rereadings")).json()
    assert (asked["total"], asked["done"], asked["ended_at"]) == (1, 0, None)
    assert (await lea.post("/api/language/rereadings")).json()["id"] == asked["id"]
    following = follow(talk, language)
    assert await following.read_again()
    assert not await following.read_again()
    told_of = (await tom.get("/api/language")).json()
    assert (told_of["outdated"], told_of["unread"], told_of["rereading"]["done"]) == (0, 0, 1)
    assert told_of["rereading"]["ended_at"]
    said = await signals(talk, entry)
    assert said is not None
    assert (said.fallback, said.version) == (None, language.about.version)
    assert ([one.name for one in said.intents], said.corrected) == (["complaint"], ["intent"])
    assert [row["properties"]["version"] for row in await told(talk)] == ["lexicon-1", language.about.version]


async def test_only_texts_of_which_newer_models_say_something_else_are_recorded_again(
    talk: Talk, language: Language
) -> None:
    """A company that corrected "is there any word on …" from a question to a problem, and then forgot it."""
    asks = [f"Is there any word on {whose} {thing}?" for whose, thing in product(("my", "the", "our"), THINGS)]
    plain = [Told(f"Do you have the {thing} in {colour}?", ("question",)) for thing, colour in product(THINGS, COLOURS)]
    learned = await language.retouch("intents", [*(Told(one, ("problem",), is_corrected=True) for one in asks), *plain])
    said = [ANGRY, "Thanks a lot!", "Is there any word on the gloves?", "We meet on Monday.", "Das ist nicht gut so."]
    entries = [await talk.hear(body, after(number)) for number, body in enumerate(said)]
    following = follow(talk, language)
    counts = []
    for calibration in (b"", learned.calibration, b"", learned.calibration):
        language.use(calibration)
        if counts:
            async with talk.parts.database.transaction() as tx:
                total = await store.outdated(tx, language.about.version)
                tx.add(Rereading(version=language.about.version, total=total, begun_at=utc_now()))
            assert total == len(said)
        while await following.read_past() or await following.read_again():
            pass
        async with talk.parts.database.transaction() as tx:
            assert await store.outdated(tx, language.about.version) == 0
        counts.append(len(await told(talk)))
    rows = await told(talk)
    language.use()
    assert counts == [5, 6, 7, 8]
    again = [(row["properties"]["text_id"], bool(row["properties"]["version"].count("~"))) for row in rows[5:]]
    assert again == [(str(entries[2].id), True), (str(entries[2].id), False), (str(entries[2].id), True)]
    begun = await talk.parts.reading.rows(texts_as_of(rows[4]["recorded_at"]))
    assert [row["position"] for row in begun] == [row["position"] for row in rows[:5]]


async def test_texts_older_than_the_log_remembers_do_not_come_back_to_it(talk: Talk, language: Language) -> None:
    entry = await talk.hear("Where is my parcel?", after(1))
    await follow(talk, language, retention_days=1).read_past()
    assert await signals(talk, entry) is not None
    assert await told(talk) == []


async def test_reading_again_is_stopped_by_whoever_may_begin_it_and_leaves_what_it_did(
    talk: Talk, language: Language, tmp_path: Path, as_role: As
) -> None:
    entry = await talk.hear(ANGRY, after(1))
    words_only = Language(package=tmp_path)
    await follow(talk, words_only).read_past()
    await words_only.stop()
    tom, lea = await as_role("teammate"), await as_role("lead")
    address = f"/api/language/rereadings/{(await lea.post('/api/language/rereadings')).json()['id']}"
    assert (await tom.delete(address)).status_code == 403
    stopped = (await lea.delete(address)).json()
    assert (stopped["done"], stopped["total"]) == (0, 1)
    assert stopped["ended_at"]
    assert not await follow(talk, language).read_again()
    said = await signals(talk, entry)
    assert said is not None
    assert said.version == "lexicon-1"
    assert (await lea.delete(address)).json()["code"] == "rereading_over"
    assert (await lea.delete(f"/api/language/rereadings/{talk.id}")).status_code == 404
