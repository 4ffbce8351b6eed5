"""A conversation that has just begun."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.cast import MAYA, Cast
from wayline.conversations import Author, Entry, Incoming, Opening, Reply, Side, receive, reply, start
from wayline.customers import see
from wayline.entry.parts import Parts
from wayline.touchpoints.reading import touchpoints
from wayline.touchpoints.recording import identity_id

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
MAYAS = identity_id("anonymous", MAYA.anonymous_id)


def after(minutes: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def to_come(minutes: float) -> datetime:
    """So many minutes after another noon, years from now: a running server wakes what is due, and leaves this alone."""
    return datetime(2040, 6, 4, 12, 0, tzinfo=UTC) + timedelta(minutes=minutes)


@dataclass
class Talk:
    """One conversation of Maya's, and what a test does to it."""

    parts: Parts
    cast: Cast
    settled: Callable[[], Awaitable[None]]
    id: UUID

    @property
    def tom(self) -> Author:
        return Author(Side.TEAMMATE, self.cast.ids["teammate"])

    @property
    def maya(self) -> Author:
        return Author(Side.CUSTOMER, MAYAS)

    async def do(self, act: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        """Run a capability in a transaction of its own."""
        async with self.parts.database.transaction() as tx:
            return await act(tx, self.id, *arguments)

    async def hear(self, body: str, at: datetime, **more: Any) -> Entry:
        """Maya writes."""
        message = Incoming(body=body, **{"client_id": str(uuid4()), **more})
        found: Entry = await self.do(receive, message, self.maya, at)
        return found

    async def answer(self, body: str, at: datetime, **more: Any) -> Entry:
        """Tom writes."""
        message = Reply(body=body, **{"client_id": str(uuid4()), **more})
        found: Entry = await self.do(reply, message, self.tom, at)
        return found

    async def line(self) -> list[dict[str, Any]]:
        """Its touchpoints, in order."""
        await self.settled()
        table = touchpoints()
        return await self.parts.reading.rows(table.filter(table.conversation.notnull()).order_by(table.position))


@pytest.fixture
async def talk(parts: Parts, cast: Cast, settled: Callable[[], Awaitable[None]]) -> Talk:
    """Begun by Maya at noon, on the basket's page; nothing said yet."""
    page = {"url": "https://shop.test/basket", "title": "Basket"}
    async with parts.database.transaction() as tx:
        await see(tx, MAYAS, "anonymous", MAYA.anonymous_id, NOON)
        opening = Opening(channel_id=cast.channel_id, channel="chat", identity=MAYAS, page=page)
        return Talk(parts, cast, settled, (await start(tx, opening, NOON)).id)
