"""Whether the chat is offered, and who stands where in line."""

from uuid import UUID

import httpx
import pytest

from tests.cast import As, Cast
from tests.channels.test_hours import waiting
from tests.visitor import Visitor
from wayline.channels.chat.live.board import Board
from wayline.conversations.store import look_at
from wayline.entry.parts import Parts
from wayline.kit.sockets import Outlet

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.fixture
async def always_open(as_role: As) -> None:
    """Open day and night; who said so is gone again."""
    ana = await as_role("administrator")
    for schedule in (await ana.get("/api/schedules")).json()["items"]:
        hours = {"time_zone": "UTC", "week": {day: [{"opens": "00:00", "closes": "24:00"}] for day in DAYS}}
        assert (await ana.put(f"/api/schedules/{schedule['id']}", json={"hours": hours})).status_code == 200
    assert (await ana.post("/api/sign-out")).status_code < 300


async def stands(client: httpx.AsyncClient, cast: Cast) -> tuple[bool, str | None]:
    told = (await client.get("/w/config", params={"key": cast.key})).json()
    return bool(told["online"]), told["away"]


@pytest.mark.usefixtures("always_open")
async def test_it_is_offered_while_somebody_is_at_work_who_may_answer(
    client: httpx.AsyncClient, cast: Cast, as_role: As
) -> None:
    assert await stands(client, cast) == (False, "nobody")
    vic = await as_role("viewer")
    await vic.put("/api/me/presence", json={"state": "online"})
    assert await stands(client, cast) == (False, "nobody")
    tom = await as_role("teammate")
    await tom.put("/api/me/presence", json={"state": "online"})
    assert await stands(client, cast) == (True, None)
    await tom.put("/api/me/presence", json={"state": "away"})
    assert await stands(client, cast) == (False, "nobody")
    await tom.put("/api/me/presence", json={"state": "busy"})
    assert await stands(client, cast) == (True, None)


@pytest.mark.usefixtures("always_open")
async def test_it_is_full_when_so_many_wait_and_opens_again_with_an_answer(
    client: httpx.AsyncClient, cast: Cast, as_role: As, visitor: Visitor
) -> None:
    lea = await as_role("lead")
    await lea.put("/api/me/presence", json={"state": "online"})
    channel = f"/api/channels/{cast.channel_id}"
    [known] = [each for each in (await lea.get("/api/channels")).json()["items"] if each["id"] == str(cast.channel_id)]
    limited = await lea.patch(channel, json={"settings": known["settings"] | {"queue_limit": 1}})
    assert limited.status_code == 200, limited.text
    assert await stands(client, cast) == (True, None)
    said = await visitor.say("Is somebody there?")
    assert await stands(client, cast) == (False, "full")
    body = {"client_id": "a", "body": "Yes."}
    await lea.post(f"/api/conversations/{said['conversation_id']}/messages", json=body)
    assert await stands(client, cast) == (True, None)


async def test_who_waits_is_told_their_place_and_when_it_changes(
    client: httpx.AsyncClient, cast: Cast, as_role: As, parts: Parts
) -> None:
    tom, board = await as_role("teammate"), Board(parts.database)
    outlets, talks = [], []
    for name in ("first", "second"):
        visitor = Visitor(client, cast.key, name)
        await visitor.arrive()
        talks.append((await visitor.say("Hello?"))["conversation_id"])
        outlets.append(Outlet())
        [mine] = (await visitor.get("/w/conversations")).json()["items"]
        assert mine["place"] == len(talks)
        async with parts.database.transaction() as tx:
            whose = (await look_at(tx, UUID(talks[-1]))).correspondent
        assert whose is not None
        board.enter(whose, cast.channel_id, outlets[-1])
    await board.tell_places()
    assert [[each["place"] for each in await waiting(outlet)] for outlet in outlets] == [[1], [2]]
    await tom.post(f"/api/conversations/{talks[0]}/messages", json={"client_id": "a", "body": "Hello!"})
    await board.tell_places()
    assert [[each["place"] for each in await waiting(outlet)] for outlet in outlets] == [[None], [1]]
    await board.tell_places()
    assert [await waiting(outlet) for outlet in outlets] == [[], []]
