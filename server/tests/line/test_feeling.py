"""How a customer felt over time: the newest reading of each text, corrections before any; no rows of the line."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from tests.line.test_line import BROWSER, NOON, PERSON, TALK, Settled, Speak, get, happened, story
from wayline.customers import By, claim, see
from wayline.entry.parts import Parts
from wayline.kit.ids import derived_id
from wayline.line.feeling import CORRECTED, UNDERSTOOD, FeelingAsked, curve
from wayline.touchpoints.recording import Touchpoint


def text(name: str) -> UUID:
    return derived_id("text", name)


def read(
    minutes: float, name: str, sentiment: float | None, *, version: str = "1", who: UUID = BROWSER, **more: Any
) -> Touchpoint:
    """What was understood of a text of this name."""
    said = {"text_id": str(text(name)), "writer": "customer", "is_automatic": False, "sentiment": sentiment, **more}
    of = happened(UNDERSTOOD, minutes, who, conversation=TALK, properties={**said, "version": version})
    return msgspec.structs.replace(of, id=derived_id(name, version))


def corrected(minutes: float, name: str, value: float | None, signal: str = "sentiment") -> Touchpoint:
    said = {"text_id": str(text(name)), "signal": signal, "was": 1.0, "value": value}
    return happened(CORRECTED, minutes, conversation=TALK, properties=said)


def rows(*touchpoints: Touchpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name, "occurred_at": one.occurred_at, "recorded_at": NOON + timedelta(days=place),
            "conversation": one.conversation, "channel": one.channel,
            "properties": msgspec.json.encode(one.properties).decode(),
        }
        for place, one in enumerate(touchpoints)
    ]  # fmt: skip


def drawn(asked: FeelingAsked, *touchpoints: Touchpoint) -> list[tuple[UUID, float, bool]]:
    return [(point.text_id, point.sentiment, point.corrected) for point in curve(rows(*touchpoints), asked)]


def test_the_newest_reading_counts_and_a_correction_before_any() -> None:
    told = [read(2, "b", -2.0), read(1, "a", 1.0), corrected(5, "b", 3.0), read(2, "b", -4.0, version="2")]
    assert drawn(FeelingAsked(), *told) == [(text("a"), 1.0, False), (text("b"), 3.0, True)]
    taken_back = corrected(6, "b", None)
    assert drawn(FeelingAsked(), *told, taken_back)[1] == (text("b"), -4.0, False)


def test_what_was_known_at_a_moment_stays_known() -> None:
    told = [read(1, "a", 1.0), corrected(5, "a", -3.0), read(1, "a", 2.0, version="2"), corrected(6, "a", None)]
    then = [drawn(FeelingAsked(as_of=NOON + timedelta(days=day)), *told) for day in range(4)]
    assert [point for [point] in then] == [
        (text("a"), 1.0, False),
        (text("a"), -3.0, True),
        (text("a"), -3.0, True),
        (text("a"), 2.0, False),
    ]


def test_what_says_nothing_is_ours_or_was_written_by_a_machine_is_no_point() -> None:
    told = [
        read(1, "nothing", None),
        read(2, "ours", 3.0, writer="teammate"),
        read(3, "robot", -1.0, is_automatic=True),
        read(4, "theirs", -1.0),
        corrected(5, "theirs", 2.0, signal="effort"),
    ]
    assert drawn(FeelingAsked(), *told) == [(text("theirs"), -1.0, False)]


def test_a_period_takes_texts_by_when_they_were_written() -> None:
    told = [read(minutes, str(minutes), float(minutes)) for minutes in (1, 2, 3)]
    asked = FeelingAsked(since=NOON + timedelta(minutes=2), until=NOON + timedelta(minutes=3))
    assert drawn(asked, *told) == [(text("2"), 2.0, False)]


@pytest.fixture
async def viewer(parts: Parts, as_role: Speak, settled: Settled) -> httpx.AsyncClient:
    async with parts.database.transaction() as tx:
        await see(tx, BROWSER, "anonymous", "laptop", NOON)
        await see(tx, PERSON, "user", "maya", NOON)
        await claim(tx, BROWSER, PERSON, By.TEAMMATE, NOON + timedelta(hours=1), derived_id("cause"))
    await parts.writer.append(story())
    await settled()
    return await as_role("viewer")


async def test_the_curve_is_of_all_identities_and_the_line_shows_nothing_of_it(
    viewer: httpx.AsyncClient, parts: Parts
) -> None:
    paths = ("line", "line/overview")
    before = [await get(viewer, f"/api/customers/{PERSON}/{path}") for path in paths]
    asked = await get(viewer, f"/api/conversations/{TALK}/before")
    themed = happened("Text Themed", 9, conversation=TALK, properties={"text_id": str(text("a"))})
    await parts.writer.append([read(8, "a", -2.5), corrected(10, "a", -3.0), themed, read(30, "b", 2.0, who=PERSON)])
    assert [await get(viewer, f"/api/customers/{PERSON}/{path}") for path in paths] == before
    assert await get(viewer, f"/api/conversations/{TALK}/before") == asked
    points = (await get(viewer, f"/api/customers/{BROWSER}/feeling"))["points"]
    assert [(point["sentiment"], point["corrected"]) for point in points] == [(-3.0, True), (2.0, False)]
    assert points[0]["conversation_id"] == str(TALK)
    since = (NOON + timedelta(minutes=20)).isoformat()
    later = (await get(viewer, f"/api/customers/{PERSON}/feeling", since=since))["points"]
    assert [point["sentiment"] for point in later] == [2.0]


async def test_a_customer_who_wrote_nothing_has_no_points(viewer: httpx.AsyncClient) -> None:
    assert (await get(viewer, f"/api/customers/{derived_id('nobody')}/feeling")) == {"points": []}
