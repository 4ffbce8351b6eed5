"""Hours: who looks at the chat when it opens or closes is told, once."""

import asyncio
from datetime import UTC, datetime

import msgspec
import pytest

from tests.cast import As, Cast
from wayline.channels.chat.live.board import Board
from wayline.company.access.store import sessions_of
from wayline.entry.parts import Parts
from wayline.kit.ids import new_id
from wayline.kit.sockets import Outlet

WEEK = {"monday": [{"opens": "09:00", "closes": "17:00"}]}


def at(hour: int, minute: int = 0) -> datetime:
    """On a Monday, in UTC."""
    return datetime(2099, 11, 2, hour, minute, tzinfo=UTC)


async def waiting(outlet: Outlet) -> list[object]:
    """What the visitor is about to be told."""
    told = []
    while True:
        try:
            async with asyncio.timeout(0.05):
                told.append(msgspec.json.decode(await outlet.next()))
        except TimeoutError:
            return told


@pytest.fixture
async def office_hours(as_role: As, parts: Parts, cast: Cast) -> None:
    """Mondays from nine to five, from now on; Ana is at work whenever it is."""
    ana = await as_role("administrator")
    await ana.put("/api/me/presence", json={"state": "online"})
    async with parts.database.transaction() as tx:
        for session in await sessions_of(tx, cast.ids["administrator"]):
            session.seen_at = session.touched_at = at(23)
    for schedule in (await ana.get("/api/schedules")).json()["items"]:
        hours = {"time_zone": "UTC", "week": WEEK}
        answer = await ana.put(f"/api/schedules/{schedule['id']}", json={"hours": hours})
        assert answer.status_code == 200, answer.text


@pytest.mark.usefixtures("office_hours")
async def test_the_visitors_who_look_are_told_when_the_chat_opens_and_closes(parts: Parts, cast: Cast) -> None:
    board, outlet = Board(parts.database), Outlet()
    board.enter(new_id(), cast.channel_id, outlet)
    seen = []
    for now in (at(8, 59), at(9, 1), at(9, 2), at(16, 59), at(17, 1), at(17, 2)):
        await board.tell_hours(now)
        seen.append(await waiting(outlet))
    opened = [{"type": "online", "online": True, "away": None}]
    closed = [{"type": "online", "online": False, "away": "closed"}]
    assert seen == [[], opened, [], [], closed, []]
