"""Exactly once on screen: resends, two tabs, two teammates, cut sockets, and a server that dies in between."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.cast import ANA, TOM
from tests.live.place import Frame, Place
from tests.visitor import Visitor


def message_bodies(entries: list[Frame]) -> list[str]:
    return [entry["body"] for entry in entries if entry["kind"] == "message"]


async def test_a_message_that_is_sent_again_is_the_same_entry(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor:
        wanted: dict[str, Any] = {"client_id": "first", "body": "Hello?", "conversation_id": None}
        answers = [(await visitor.post("/w/messages", wanted)).json() for _ in range(3)]
        assert len({(each["id"], each["conversation_id"]) for each in answers}) == 1
        id = answers[0]["conversation_id"]
        replies = [await tom.answer(id, "Hi!", "same") for _ in range(3)]
        assert len({each["id"] for each in replies}) == 1
        assert message_bodies(await tom.entries(id)) == ["Hello?", "Hi!"]


async def test_two_tabs_that_begin_at_once_talk_in_one_conversation(place: Place) -> None:
    async with place.visitor() as visitor, place.visitor() as tab:
        tab.session, tab.anonymous_id = visitor.session, visitor.anonymous_id
        sent = await asyncio.gather(*[each.say(f"from {n}") for n, each in enumerate((visitor, tab) * 3)])
        assert len({each["conversation_id"] for each in sent}) == 1
        positions = sorted(each["position"] for each in sent)
        assert positions == list(range(positions[0], positions[0] + 6))


async def test_the_same_message_sent_from_everywhere_at_once_is_one(place: Place) -> None:
    async with place.visitor() as visitor:
        wanted = {"client_id": "once", "body": "Hello?", "conversation_id": None}
        answers = await asyncio.gather(*[visitor.post("/w/messages", wanted) for _ in range(8)])
        assert {each.status_code for each in answers} == {200}
        assert len({each.json()["id"] for each in answers}) == 1


async def test_two_teammates_answering_in_the_same_second_see_both_in_one_order(place: Place) -> None:
    async with place.console(TOM) as tom, place.console(ANA) as ana, place.visitor() as visitor:
        id = (await visitor.say("Hello?"))["conversation_id"]
        async with tom.live(f"conversation:{id}") as one, ana.live(f"conversation:{id}") as other:
            answers = await asyncio.gather(
                *[tom.answer(id, f"Tom {n}", f"t{n}") for n in range(4)],
                *[ana.answer(id, f"Ana {n}", f"a{n}") for n in range(4)],
            )
            ids = {answer["id"] for answer in answers}
            for socket in (one, other):
                for _ in ids:
                    await socket.hear(lambda frame: frame["type"] == "entry" and frame["entry"]["id"] in ids)
            told = [[f["entry"] for f in s.frames if f["type"] == "entry"] for s in (one, other)]
            orders = [[entry["position"] for entry in entries if entry["id"] in ids] for entries in told]
            assert orders[0] == orders[1] == sorted(answer["position"] for answer in answers)
        assert [entry["position"] for entry in await tom.entries(id)] == list(range(1, 11))


async def test_one_cursor_brings_every_state_up_to_date_wherever_the_socket_was_cut(place: Place) -> None:
    async with place.console(TOM) as tom, place.console(ANA) as ana, place.visitor() as visitor:
        id = (await visitor.say("Hello?"))["conversation_id"]
        steps = [
            lambda: visitor.say("Anybody?", id),
            lambda: ana.answer(id, "Hi!", "1"),
            lambda: ana.act(id, "messages", client_id="2", kind="note", body="VIP"),
            lambda: ana.act(id, "assign", teammate_id=ana.id),
            lambda: ana.act(id, "snooze", until="2099-01-01T09:00:00Z"),
            lambda: visitor.say("Still there?", id),
            lambda: ana.act(id, "resolve"),
            lambda: ana.act(id, "reopen"),
            lambda: ana.act(id, "spam"),
            lambda: ana.act(id, "not-spam"),
        ]
        seen = {entry["id"]: entry for entry in await tom.entries(id)}
        for step in steps:
            cursor = max(entry["position"] for entry in seen.values())
            async with tom.live(f"conversation:{id}"):
                pass  # open, and cut before the step: nothing of it is heard
            await step()
            for entry in await tom.entries(id, cursor):
                assert entry["id"] not in seen
                seen[entry["id"]] = entry
        told = [entry["state"]["name"] if entry["state"] else entry["kind"] for entry in seen.values()]
        assert told == [
            "started", "message", "message", "message", "note", "assigned", "snoozed", "woken", "message",
            "resolved", "reopened", "spam", "not_spam",
        ]  # fmt: skip
        assert [entry["position"] for entry in seen.values()] == list(range(1, len(seen) + 1))


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed(own_place: Place) -> None:
    place = own_place
    async with place.console() as tom, place.visitor() as visitor:
        first = await visitor.say("before")
        id = first["conversation_id"]
        acknowledged = ["before"]
        for start in range(2):
            sending = asyncio.create_task(keep_sending(visitor, id, start, acknowledged))
            await asyncio.sleep(0.6)
            await asyncio.to_thread(place.server.kill)
            await asyncio.to_thread(place.server.start)
            await sending
        bodies = message_bodies(await tom.entries(id))
        assert sorted(bodies) == sorted(acknowledged)
        async with place.visitor_live(visitor):
            assert message_bodies(await visitor.entries(id)) == bodies


async def keep_sending(visitor: Visitor, id: str, start: int, acknowledged: list[str]) -> None:
    """Send eight messages as the widget does: the same client id again and again until the server has answered."""
    for number in range(8):
        body, client_id = f"{start}.{number}", str(uuid4())
        while True:
            try:
                answer = await visitor.try_to_say(body, id, client_id=client_id)
            except httpx.TransportError:
                await asyncio.sleep(0.05)
                continue
            if answer.status_code == 200:
                acknowledged.append(body)
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.08)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_console_that_was_open_over_a_restart_catches_up(own_place: Place) -> None:
    place = own_place
    async with place.console() as tom, place.visitor() as visitor:
        sent = await visitor.say("before")
        id = sent["conversation_id"]
        async with tom.live(f"conversation:{id}"):
            await asyncio.to_thread(place.server.stop)
        await asyncio.to_thread(place.server.start)
        later = await visitor.say("after", id)
        assert [entry["id"] for entry in await tom.entries(id, sent["position"])] == [later["id"]]
        async with tom.live(f"conversation:{id}") as desk:
            third = await visitor.say("and live again", id)
            told = await desk.hear_entry(third["id"])
            assert told["entry"]["position"] == later["position"] + 1
