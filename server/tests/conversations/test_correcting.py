"""Corrections of what was understood: they count at once, stand on the line, and can be taken back."""

from typing import Any

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from tests.conversations.understood import understood
from wayline.conversations import corrections
from wayline.touchpoints.reading import touchpoints


async def told(talk: Talk, name: str) -> list[dict[str, Any]]:
    await talk.settled()
    rows = touchpoints()
    return await talk.parts.reading.rows(rows.filter(rows.name == name).order_by("position"))


async def test_a_correction_counts_at_once_and_is_taken_back(talk: Talk, as_role: As) -> None:
    entry = await talk.hear("Oh great, lost again.", after(1))
    await understood(
        talk, entry, sentiment=3.2, sentiment_label="positive", emotions=[{"name": "joy", "confidence": 0.7}]
    )
    tom = await as_role("teammate")
    address = f"/api/conversations/{talk.id}/entries/{entry.id}/corrections"
    shown = (await tom.post(address, json={"signal": "sentiment", "value": "negative"})).json()
    assert (shown["signals"]["sentiment"], shown["signals"]["sentiment_label"]) == (-3.0, "negative")
    assert shown["signals"]["corrected"] == ["sentiment"]
    assert shown["signals"]["because"]["sentiment"] == [{"by": "teammate", "rule": None, "words": []}]
    listed = (await tom.get(f"/api/conversations/{talk.id}")).json()
    assert (listed["feeling"], listed["feeling_label"]) == (-3.0, "negative")
    shown = (await tom.post(address, json={"signal": "sentiment", "value": None})).json()
    assert (shown["signals"]["sentiment"], shown["signals"]["corrected"]) == (3.2, [])
    listed = (await tom.get(f"/api/conversations/{talk.id}")).json()
    assert (listed["feeling"], listed["feeling_label"]) == (3.2, "positive")


async def test_a_correction_is_a_touchpoint_by_the_teammate_and_said_twice_it_is_one(talk: Talk, as_role: As) -> None:
    entry = await talk.hear("Oh great, lost again.", after(1))
    await understood(talk, entry, intents=[{"name": "praise", "confidence": 0.9}])
    tom = await as_role("teammate")
    address = f"/api/conversations/{talk.id}/entries/{entry.id}/corrections"
    for _ in range(2):
        assert (await tom.post(address, json={"signal": "intent", "value": "complaint"})).status_code == 200
    [row] = await told(talk, "Text Corrected")
    assert row["teammate"] == talk.tom.id
    assert row["conversation"] == talk.id
    assert f'"text_id":"{entry.id}"' in row["properties"]
    assert '"was":"praise"' in row["properties"]
    assert '"value":"complaint"' in row["properties"]


@pytest.mark.parametrize(
    "said",
    [
        {"signal": "sentiment", "value": "awful"},
        {"signal": "sentiment", "value": 5.1},
        {"signal": "emotion", "value": "praise"},
        {"signal": "intent", "value": 3},
    ],
)
async def test_what_is_no_value_of_a_signal_is_refused(talk: Talk, as_role: As, said: dict[str, Any]) -> None:
    entry = await talk.hear("Hello", after(1))
    await understood(talk, entry)
    tom = await as_role("teammate")
    answer = await tom.post(f"/api/conversations/{talk.id}/entries/{entry.id}/corrections", json=said)
    assert (answer.status_code, answer.json()["code"]) == (422, "correction_invalid")


async def test_only_those_who_may_answer_correct(talk: Talk, as_role: As) -> None:
    entry = await talk.hear("Hello", after(1))
    await understood(talk, entry)
    vic = await as_role("viewer")
    answer = await vic.post(
        f"/api/conversations/{talk.id}/entries/{entry.id}/corrections", json={"signal": "intent", "value": "thanks"}
    )
    assert answer.status_code == 403


async def test_a_text_that_was_not_read_yet_cannot_be_corrected(talk: Talk, as_role: As) -> None:
    entry = await talk.hear("Hello", after(1))
    tom = await as_role("teammate")
    said = {"signal": "intent", "value": "thanks"}
    answer = await tom.post(f"/api/conversations/{talk.id}/entries/{entry.id}/corrections", json=said)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_read_yet")
    answer = await tom.post(f"/api/conversations/{talk.id}/entries/{talk.id}/corrections", json=said)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_entry")


async def test_corrections_are_examples_with_their_texts_until_they_are_taken_back(talk: Talk, as_role: As) -> None:
    lost = await talk.hear("Oh great, lost again.", after(1))
    kind = await talk.hear("You are too kind.", after(2))
    for entry in (lost, kind):
        await understood(talk, entry, sentiment=3.2, sentiment_label="positive")
    tom = await as_role("teammate")
    for entry, value in ((lost, "negative"), (kind, "neutral"), (lost, -4.5), (kind, None)):
        address = f"/api/conversations/{talk.id}/entries/{entry.id}/corrections"
        assert (await tom.post(address, json={"signal": "sentiment", "value": value})).status_code == 200
    await talk.settled()
    [example] = await corrections(talk.parts.reading, "sentiment")
    assert (example.text_id, example.text, example.label) == (lost.id, "Oh great, lost again.", "negative")
    assert await corrections(talk.parts.reading, "intent") == []
