"""Promises at scale: what a change of one conversation costs beside few and beside many, and what firing costs.

`.venv/bin/python bench/promises.py [conversations]`: 200,000 with two promises each. The same is asked at a tenth of
that, which is the baseline: O(changed) is a ratio near 1. Beside it what one scheduled job a promise would cost the
queue that all other jobs share.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import psycopg
from sqlalchemy import text

from wayline.company.auditing import acting
from wayline.conversations import SYSTEM
from wayline.conversations.listing.reads import Wanted, page_of
from wayline.conversations.prioritising import prioritise
from wayline.conversations.promising import keeping, store
from wayline.conversations.promising.firing import fire_due
from wayline.conversations.promising.policies import Plan
from wayline.conversations.states import Priority
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.ids import new_id
from wayline.kit.migrating import migrate
from wayline.kit.postgres import EmbeddedPostgres

NOON = datetime(2040, 6, 4, 10, 0, tzinfo=UTC)
PLAN = {
    "clock": "calendar",
    "targets": {
        "first_response": {"seconds": {"normal": 3600, "high": 1800}},
        "full_resolution": {"seconds": {"normal": 28800, "high": 14400}, "pauses": True},
    },
    "warn_share": 0.75,
}
TALKS = """
insert into conversation (id, channel_id, channel, identity, started_at, last_at, status_at, snippet, position, status,
    unanswered_at, received_position, customer_read_position, teammate_read_position, due_at)
select gen_random_uuid(), :channel, 'chat', gen_random_uuid(), at, at, at, 'Hello?', 2, 'open', at, 2, 0, 0,
    at + interval '1 hour'
from (select :noon + random() * interval '30 days' as at from generate_series(1, :many)) as made
"""
PROMISES = """
insert into promise (id, conversation_id, metric, cycle, policy_id, version_id, priority, seconds, clock, pauses, warns,
    started_at, since_at, counted, due_at, warns_at, next_at)
select gen_random_uuid(), c.id, m.metric, 1, :policy, :version, 'normal', m.seconds, 'calendar', m.pauses,
    m.seconds / 4, c.started_at, c.started_at, 0, c.started_at + m.seconds * interval '1 second',
    c.started_at + m.seconds * 0.75 * interval '1 second', c.started_at + m.seconds * 0.75 * interval '1 second'
from conversation c,
    (values ('first_response', 3600, false), ('full_resolution', 28800, true)) as m (metric, seconds, pauses)
where not exists (select from promise p where p.conversation_id = c.id)
"""
JOBS = """
insert into procrastinate_jobs (queue_name, task_name, scheduled_at)
select 'default', 'promises:due', now() + interval '1 day' + random() * interval '30 days'
from generate_series(1, :many)
"""
Ask = Callable[[], Awaitable[object]]


async def timed(times: int, ask: Ask) -> float:
    """The median in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        await ask()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


async def fill(database: Database, many: int, policy: UUID, version: UUID) -> None:
    """So many more conversations that wait, each with two promises."""
    async with database.transaction() as tx:
        await tx.execute(text(TALKS), {"channel": new_id(), "noon": NOON, "many": many})
        await tx.execute(text(PROMISES), {"policy": policy, "version": version})
    async with database.engine.connect() as connection:
        options = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await options.execute(text("vacuum analyze"))


async def measure(database: Database) -> dict[str, float]:
    """Each question, as it stands now."""
    async with database.transaction() as tx:
        wanted = text("select id from conversation where priority = 'normal' order by random() limit 300")
        ids = list((await tx.execute(wanted)).scalars())

    async def change() -> None:
        async with database.transaction() as tx:
            await prioritise(tx, ids.pop(), Priority.HIGH, SYSTEM, NOON + timedelta(minutes=1))

    async def look() -> None:
        async with database.transaction() as tx:
            await store.next_due(tx)
            await store.due(tx, NOON - timedelta(days=1), 50)

    async def fire() -> None:
        async with database.transaction() as tx:
            next_at = await store.next_due(tx)
            if next_at is not None:
                await fire_due(tx, next_at)

    async def first_page() -> None:
        async with database.transaction() as tx:
            await page_of(tx, Wanted(teammate=None, now=utc_now(), view="all", sort="due"))

    return {
        "one change of priority moves two promises": await timed(len(ids), change),
        "the timer looks what is next": await timed(200, look),
        "the timer fires the next": await timed(200, fire),
        "the first page of the inbox, due first": await timed(50, first_page),
    }


async def queue(database: Database, many: int) -> float:
    """Fetching one job that is due, beside so many that are scheduled for later."""
    async with database.transaction() as tx:
        await tx.execute(text(JOBS), {"many": many})
        worker = (await tx.execute(text("insert into procrastinate_workers default values returning id"))).scalar_one()
    async with database.engine.connect() as connection:
        options = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await options.execute(text("vacuum analyze procrastinate_jobs"))

    async def fetch() -> None:
        async with database.transaction() as tx:
            due = "insert into procrastinate_jobs (queue_name, task_name) values ('default', 'conversations:x')"
            await tx.execute(text(due))
        async with database.transaction() as tx:
            asked = text("select id from procrastinate_fetch_job_v2(array['default', 'server'], :worker)")
            assert (await tx.execute(asked, {"worker": worker})).scalar_one()

    return await timed(20, fetch)


async def main(many: int) -> None:
    """Fill, ask, fill further, ask again."""
    with tempfile.TemporaryDirectory() as folder:
        postgres = EmbeddedPostgres(Path(folder))
        url = postgres.start()
        try:
            migrate(url)
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("alter system set fsync = off")
                connection.execute("select pg_reload_conf()")
            database = Database(url)
            async with database.transaction() as tx:
                by = acting("teammate", new_id(), "Bench")
                await keeping.add_policy(tx, "All", msgspec.convert(PLAN, Plan), by, datetime.now(UTC))
                policy = (await store.policies(tx))[0]
            await fill(database, many // 10, policy.id, policy.version_id)
            few, jobs_few = await measure(database), await queue(database, many // 5)
            await fill(database, many - many // 10, policy.id, policy.version_id)
            lots, jobs_lots = await measure(database), await queue(database, many * 2 - many // 5)
            print(f"conversations with two running promises: {many // 10:,} and {many:,} (ms, median, ratio)")
            for name, took in few.items():
                print(f"{name}: {took:.2f}, {lots[name]:.2f}, {lots[name] / took:.2f}")
            print(f"a job fetched beside one scheduled job a promise: {jobs_few:.1f}, {jobs_lots:.1f}")
            await database.close()
        finally:
            postgres.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000))
