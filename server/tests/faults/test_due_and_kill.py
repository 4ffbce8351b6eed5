"""kill -9 while due times come: each is said once, for the moment it was due, whoever died over it."""

import asyncio
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import select, text

from tests.conversations.conftest import MAYAS
from wayline.company.auditing import acting
from wayline.conversations import Author, Incoming, Opening, Side, receive, start
from wayline.conversations.follow_ups.model import FollowUp
from wayline.conversations.follow_ups.promising import Promised
from wayline.conversations.follow_ups.promising import promise as come_back
from wayline.conversations.promising import keeping
from wayline.conversations.promising.changing import put
from wayline.conversations.promising.following import CLOCKS, running_of
from wayline.conversations.promising.model import Promise, PromiseChange
from wayline.conversations.promising.policies import Plan
from wayline.customers import see
from wayline.kit import jobs
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.ids import new_id
from wayline.kit.live import Live

TALKS, KILLS = 40, 3
SPREAD = timedelta(seconds=2.5)
PLAN = {
    "clock": "calendar",
    "targets": {"full_resolution": {"seconds": {"normal": 3600}}},
    "warn_share": 0.9999,
    "acts": {"breached": [{"do": "notify", "to": ["assignee"]}]},
}
FIRES = """
import asyncio, sys
from wayline.conversations.jobs import keep_waking
from wayline.conversations.promising.firing import Timer
from wayline.kit.db import Database
from wayline.kit.live import Live

async def fire():
    database, live = Database(sys.argv[1], pool_size=3), Live(sys.argv[1])
    await live.start()
    print("ready", flush=True)
    await asyncio.gather(Timer(database, live).run(), keep_waking(database))

asyncio.run(fire())
"""


LINES = """
select name, many, count(*) from (
    select state ->> 'name' as name, count(*) as many from entry
    where state ->> 'name' in ('promise_breached', 'promise_missed') group by conversation_id, state ->> 'name'
) as told group by name, many
"""
OPEN = """
select (select count(*) from promise where breached_at is null)
    + (select count(*) from follow_up where missed_at is null)
"""


class Due(NamedTuple):
    """What is to be said of promises, each once, and when which follow-up is missed."""

    said: Mapping[tuple[UUID, str, datetime | None], int]
    missed: Mapping[UUID, datetime | None]


class Firing:
    """A process that says what is due, until it is killed."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-c", FIRES, url]
        home = Path(__file__).parents[2]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=home)

    async def ready(self) -> None:
        """Wait until it works."""
        assert self._process.stdout is not None
        assert await asyncio.to_thread(self._process.stdout.readline) == "ready\n"

    def kill(self) -> None:
        """As a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


async def promised_to_many(database: Database) -> None:
    """Conversations of one customer, each with a promise that counts and somebody's word to come back."""
    at, lea = utc_now(), acting("teammate", new_id(), "Lea Brandt")
    async with database.transaction() as tx:
        await keeping.add_policy(tx, "All", msgspec.convert(PLAN, Plan), lea, at)
        await see(tx, MAYAS, "anonymous", "anon-maya-1", at)
        for _ in range(TALKS):
            id = (await start(tx, Opening(channel_id=new_id(), channel="chat", identity=MAYAS), at)).id
            await receive(tx, id, Incoming(body="Hello?", client_id=str(uuid4())), Author(Side.CUSTOMER, MAYAS), at)
            await come_back(tx, id, Promised(due_at=at + timedelta(days=1)), Author(Side.TEAMMATE, lea.id), at)


async def fall_due(database: Database, chance: random.Random) -> Due:
    """Have so much of the time of each have passed that all fall due soon. Returns when what does."""
    said: dict[tuple[UUID, str, datetime | None], int] = {}
    missed: dict[UUID, datetime | None] = {}
    async with database.transaction() as tx:
        for promise in (await tx.execute(select(Promise))).scalars():
            due_at = utc_now() + chance.random() * SPREAD
            promise.counted = promise.seconds - (due_at - promise.since_at).total_seconds()
            put(promise, await running_of(tx, promise))
            said |= {(promise.id, "warned", promise.warns_at): 1, (promise.id, "breached", promise.due_at): 1}
        for follow_up in (await tx.execute(select(FollowUp))).scalars():
            follow_up.due_at = utc_now() + chance.random() * SPREAD
            missed[follow_up.id] = follow_up.due_at
        await Live.announce(tx, CLOCKS, {})
    return Due(said, missed)


async def open_ones(database: Database) -> int:
    """How many were not said yet."""
    async with database.transaction() as tx:
        return int((await tx.execute(text(OPEN))).scalar_one())


@pytest.mark.slow
async def test_what_is_due_is_said_once_whoever_was_killed_over_it(database: Database, database_url: str) -> None:
    chance = random.Random(11)
    await promised_to_many(database)
    firing = [Firing(database_url) for _ in range(KILLS + 1)]
    try:
        for each in firing:
            await each.ready()
        due = await fall_due(database, chance)
        for each in firing[:KILLS]:
            await asyncio.sleep(chance.uniform(0.2, 0.7))
            each.kill()
        async with asyncio.timeout(60):
            while await open_ones(database):  # noqa: ASYNC110 (another process does it)
                await asyncio.sleep(0.05)
    finally:
        for each in firing:
            each.kill()
    async with database.transaction() as tx:
        said = Counter(
            (row.promise_id, row.what, row.at) for row in (await tx.execute(select(PromiseChange))).scalars()
        )
        missed = {row.id: row.missed_at for row in (await tx.execute(select(FollowUp))).scalars()}
        lines = {tuple(row) for row in await tx.execute(text(LINES))}
        left = [(row.kind, row.payload) for row in await tx.execute(text("select kind, payload from outbox"))]
    assert {key: many for key, many in said.items() if key[1] != "started"} == due.said
    assert missed == due.missed
    assert lines == {("promise_breached", 1, TALKS), ("promise_missed", 1, TALKS)}
    told = [payload["id"] for _, payload in left if "id" in payload]
    assert len(told) == len(set(told)) > 3 * TALKS
    assert [payload.get("task") for kind, payload in left if kind == jobs.KIND].count("promises:act") == TALKS
