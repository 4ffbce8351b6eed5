"""What a large language model adds to conversations: a summary, and a judgement where our models are not sure."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from tests.llm.openai_server import KEY, MODEL, OpenAiServer
from wayline.conversations.reads import one_entry
from wayline.conversations.understanding import store
from wayline.conversations.understanding.doubting import SURE, Doubting
from wayline.conversations.understanding.following import Following, Languages
from wayline.entry.settings import ServerSettings, Settings
from wayline.kit.clock import utc_now
from wayline.language import Language, Text, doubtful
from wayline.llm import Llm, LlmSettings

CARD = "4111 1111 1111 1111"
SARCASM = "Well that was quick, not."


@pytest.fixture
def server() -> Iterator[OpenAiServer]:
    """A model's server of ours."""
    with OpenAiServer() as found:
        yield found


@pytest.fixture
def settings(tmp_path: Path, server: OpenAiServer) -> Settings:
    """A server that asks it, and reads nothing by itself."""
    return Settings(
        data=tmp_path / "data",
        server=ServerSettings(public_url="http://wayline.test"),
        llm=LlmSettings(url=server.url, key=KEY, model=MODEL, allow_private=True, monthly_tokens=50_000),
    )


@pytest.fixture(scope="module")
async def language() -> AsyncIterator[Language]:
    found = Language()
    yield found
    await found.stop()


async def test_a_summary_is_asked_masked_and_shown_with_masks_to_those_who_see_them(
    talk: Talk, as_role: As, server: OpenAiServer
) -> None:
    server.say = lambda _: "Wants the charge on [card 1] back; we promised <b>an answer</b> to [email 1]."
    await talk.hear(f"You charged {CARD} twice!", after(1))
    await talk.answer("I write to maya@example.com.", after(2))
    tom, vic, ana = await as_role("teammate"), await as_role("viewer"), await as_role("administrator")
    told = (await tom.post(f"/api/conversations/{talk.id}/summary")).json()
    assert told["text"] == f"Wants the charge on {CARD} back; we promised an answer to maya@example.com."
    assert CARD not in server.sent
    assert (await vic.post(f"/api/conversations/{talk.id}/summary")).status_code == 403
    limited = {"conversations.read", "conversations.reply"}
    role = (await ana.post("/api/roles", json={"name": "Limited", "permissions": sorted(limited)})).json()["id"]
    await ana.patch(f"/api/teammates/{talk.cast.ids['viewer']}", json={"role_id": role})
    told = (await vic.post(f"/api/conversations/{talk.id}/summary")).json()
    assert told["text"] == "Wants the charge on [card 1] back; we promised an answer to [email 1]."
    assert told["is_known"]
    assert [each["text"] for each in told["said"]] == ["You charged [card 1] twice!", "I write to [email 1]."]
    assert len(server.asked) == 1


@pytest.mark.parametrize(("mood", "why"), [("broken", "llm_failed.error"), ("rubbish", "llm_failed.rubbish")])
async def test_without_an_answer_there_are_the_first_and_last_words(
    talk: Talk, as_role: As, server: OpenAiServer, mood: str, why: str
) -> None:
    server.mood = mood
    for minute, words in enumerate(("Hello?", "Where is my order?", "Still nothing!")):
        await talk.hear(words, after(minute))
    await talk.answer("On its way.", after(4))
    told = (await (await as_role("teammate")).post(f"/api/conversations/{talk.id}/summary")).json()
    assert (told["text"], told["why"]) == (None, why)
    said = [(each["who"], each["text"]) for each in told["said"]]
    assert said == [("customer", "Hello?"), ("customer", "Still nothing!"), ("we", "On its way.")]


async def test_what_was_asked_is_shown_to_who_may_read_the_audit_log_and_the_month_to_who_sees_settings(
    talk: Talk, as_role: As, server: OpenAiServer
) -> None:
    await talk.hear(f"You charged {CARD} twice!", after(1))
    tom, ana = await as_role("teammate"), await as_role("administrator")
    await tom.post(f"/api/conversations/{talk.id}/summary")
    assert (await tom.get("/api/llm/calls")).status_code == 403
    answer = await ana.get("/api/llm/calls", params={"limit": 1})
    [call] = answer.json()["items"]
    assert (call["use"], call["outcome"], call["asked_by_name"]) == ("summaries", "answered", "Tom Keller")
    assert call["conversation_id"] == str(talk.id)
    assert "You charged [card 1] twice!" in str(call["sent"])
    assert CARD not in answer.text
    shown = (await tom.get("/api/llm")).json()
    assert (shown["is_on"], shown["host"], shown["model"], shown["calls"]) == (True, "127.0.0.1", MODEL, 1)
    assert shown["tokens"] == call["tokens_in"] + call["tokens_out"]
    assert KEY not in str(shown)


async def test_a_doubtful_sentence_is_judged_beside_and_kept_as_a_reading_of_its_own(
    talk: Talk, language: Language, server: OpenAiServer
) -> None:
    [reading] = await language.understand([Text(SARCASM)])
    assert doubtful(reading, SURE), "a sentence of which the models are sure tests nothing here"
    server.say = lambda _: '{"judged": [{"n": 0, "sentiment": -4, "intent": "complaint"}]}'
    llm = Llm(talk.parts.settings.llm, talk.parts.database)
    doubting = Doubting(talk.parts.database, llm)
    entry = await talk.hear(SARCASM, utc_now())
    following = Following(talk.parts.database, talk.parts.live, language, Languages(), doubting=doubting)
    await following.read_news([talk.id])
    assert await doubting.judge(*doubting._waiting.get_nowait()) == 1  # noqa: SLF001 (what `keep_judging` takes next)
    async with talk.parts.database.transaction() as tx:
        signals = (await one_entry(tx, entry)).signals
        assert await store.outdated(tx, reading.version) == 0
    assert signals is not None
    assert (signals.sentiment, signals.sentiment_label) == (-4, "negative")
    assert signals.version == f"{reading.version}+{MODEL}"
    assert [(each.by, each.rule) for each in signals.because["sentiment"]] == [("llm", MODEL)]
    assert [one.name for one in signals.intents] == ["complaint"]


async def test_a_sure_sentence_is_not_sent(talk: Talk, language: Language, server: OpenAiServer) -> None:
    doubting = Doubting(talk.parts.database, Llm(talk.parts.settings.llm, talk.parts.database))
    await talk.hear("Thank you so much, this is wonderful!", utc_now())
    following = Following(talk.parts.database, talk.parts.live, language, Languages(), doubting=doubting)
    assert await following.read_news([talk.id]) == 1
    assert doubting._waiting.empty()  # noqa: SLF001 (as above)
    assert server.asked == []
