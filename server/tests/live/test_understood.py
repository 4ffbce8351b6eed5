"""What is understood appears on screen by itself, for colleagues alone; kill -9 leaves nothing unread or doubled."""

import asyncio
from typing import Any

import msgspec

from tests.cast import VIC
from tests.live.place import Console, Frame, Place
from wayline.touchpoints.engines.duckdb import DuckLog

LONG = 60.0  # the models are opened for the first text


async def test_signals_follow_a_message_to_those_who_watch_and_never_to_the_customer(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor:
        sent = await visitor.say("Hello?")
        id = sent["conversation_id"]
        async with tom.live(f"conversation:{id}") as desk, place.visitor_live(visitor) as page:
            said = await visitor.say("This is awful, I am so angry about the broken shoes!", id)
            told = await desk.hear(lambda f: f["type"] == "understood" and f["entry"]["id"] == said["id"], LONG)
            assert told["entry"]["signals"]["sentiment_label"] == "negative"
            listed = await desk.hear(lambda f: f["type"] == "conversation" and f["change"] == "understood")
            assert (listed["id"], listed["position"]) == (id, said["position"])
            assert not [f for f in await page.settle() if f["type"] == "understood"]
        shown = (await tom.client.get(f"/api/conversations/{id}")).json()
        assert (shown["feeling_label"], shown["feeling"] < 0) == ("negative", True)
        assert {each["signals"] for each in await visitor.entries(id)} == {None}


async def test_what_is_urgent_is_first_in_the_list_once_it_is_told(place: Place) -> None:
    async with place.console() as tom, place.visitor() as calm, place.visitor() as afraid, tom.live() as desk:
        waits = (await calm.say("Where can I see the sizes?"))["conversation_id"]
        said = await afraid.say("The heater caught fire, this is dangerous and urgent! Call me immediately!")
        id = said["conversation_id"]
        await desk.hear(lambda f: f.get("change") == "understood" and f["id"] == id, LONG)
        items = (await tom.client.get("/api/conversations?view=waiting&limit=200")).json()["items"]
    order = [each["id"] for each in items]
    assert next(each for each in items if each["id"] == id)["is_urgent"]
    assert order.index(id) < order.index(waits)


async def test_how_a_reply_reads_is_told_to_its_author_and_to_no_colleague_without_the_permission(place: Place) -> None:
    async with place.console() as tom, place.console(VIC) as vic, place.visitor() as visitor:
        id = (await visitor.say("Hello?"))["conversation_id"]
        async with tom.live(f"conversation:{id}") as own, vic.live(f"conversation:{id}") as colleague:
            said = await tom.answer(id, "I am so sorry for the wait! I will look at once.", "c-1")
            heard = [
                (await each.hear(lambda f: f["type"] == "understood" and f["entry"]["id"] == said["id"], LONG))["entry"]
                for each in (own, colleague)
            ]
    assert heard[0]["signals"]["kindness"] > 0.5
    assert (heard[1]["signals"]["kindness"], heard[1]["signals"]["because"].get("kindness")) == (None, None)
    assert heard[0]["signals"]["version"] == heard[1]["signals"]["version"]


async def test_kill_9_leaves_nothing_unread_and_nothing_doubled(own_place: Place) -> None:
    place = own_place
    async with place.console() as tom, place.visitor() as visitor:
        id = (await visitor.say("Hello?"))["conversation_id"]
        for turn in range(2):
            await asyncio.gather(*[visitor.say(f"Where is my parcel number {turn} {n}?", id) for n in range(6)])
            await asyncio.sleep(0.4 * turn)
            await asyncio.to_thread(place.server.kill)
            await asyncio.to_thread(place.server.start)
        messages = await all_understood(tom, id)
        assert len(messages) == 13
    await asyncio.to_thread(place.server.stop)
    engine = DuckLog(place.server.data / "touchpoints.duckdb")
    rows = engine.query("select properties from touchpoints where name = 'Text Understood'").to_pylist()
    engine.close()
    assert sorted(text_of(row) for row in rows) == sorted(message["id"] for message in messages)


async def all_understood(tom: Console, id: str) -> list[Frame]:
    """The messages of a conversation, once each has its signals."""
    async with asyncio.timeout(LONG):
        while True:
            messages = [entry for entry in await tom.entries(id) if entry["kind"] == "message"]
            if all(message["signals"] for message in messages):
                return messages
            await asyncio.sleep(0.1)


def text_of(row: dict[str, Any]) -> str:
    found: str = msgspec.json.decode(row["properties"])["text_id"]
    return found
