"""One conversation of Maya's, alerts that the lead makes, and looks at moments that a test chooses: no server runs."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from tests.cast import MAYA, Cast, hire
from wayline.alerts import keeping, register_alerts
from wayline.alerts.reads import alarms_of
from wayline.alerts.rules import AlertPlan
from wayline.alerts.shapes import Alarms
from wayline.alerts.watching import look
from wayline.company import EVERYTHING
from wayline.company.auditing import acting
from wayline.conversations import Author, Incoming, Opening, Reply, Side, receive, reply, start
from wayline.customers import see
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.touchpoints.recording import identity_id

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
MAYAS = identity_id("anonymous", MAYA.anonymous_id)


def after(minutes: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


class Desk:
    """What a test does, each time in a transaction of its own."""

    def __init__(self, database: Database, cast: Cast) -> None:
        self.database = database
        self.cast = cast

    def author(self, role: str) -> Author:
        return Author(Side.TEAMMATE, self.cast.ids[role])

    @property
    def lea(self) -> Caller:
        return acting("teammate", self.cast.ids["lead"], "Lea Brandt")

    async def do(self, act: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        async with self.database.transaction() as tx:
            return await act(tx, *arguments)

    async def begin(self, minutes: float = 0) -> UUID:
        """Maya opens a conversation and writes."""

        async def act(tx: Transaction) -> UUID:
            await see(tx, MAYAS, "anonymous", MAYA.anonymous_id, NOON)
            opening = Opening(channel_id=self.cast.channel_id, channel="chat", identity=MAYAS)
            return (await start(tx, opening, after(minutes))).id

        id: UUID = await self.do(act)
        await self.hear(id, minutes)
        return id

    async def hear(self, id: UUID, minutes: float) -> None:
        said = Incoming(body="Where is my order?", client_id=str(uuid4()))
        await self.do(receive, id, said, Author(Side.CUSTOMER, MAYAS), after(minutes))

    async def answer(self, id: UUID, minutes: float) -> None:
        said = Reply(body="On its way.", client_id=str(uuid4()))
        await self.do(reply, id, said, self.author("teammate"), after(minutes))

    async def alert(self, **plan: Any) -> UUID:
        """An alert of the lead's; by default the lead is told."""
        told = {"teammate_ids": [str(self.cast.ids["lead"])], **plan}
        alert = await self.do(keeping.add_alert, "Late", msgspec.convert(told, AlertPlan), self.lea, NOON)
        await keeping.look_again(self.database)  # the job does
        return alert.id

    async def told(self, minutes: float, role: str = "lead") -> Alarms:
        """What a teammate is told so long after noon."""
        while await self.do(look, after(minutes)):
            pass
        found: Alarms = await self.do(alarms_of, self.cast.ids[role], EVERYTHING, after(minutes))
        return found


@pytest.fixture
async def desk(database: Database) -> Desk:
    register_alerts()
    return Desk(database, await hire(database))
