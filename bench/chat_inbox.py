"""The inbox at 1,000,000 conversations, twice as many messages, 300,000 named customers.

Each question ten times, median and slowest: `.venv/bin/python bench/chat_inbox.py [conversations] [--data FOLDER]`.
Budgets: a page < 100 ms, full-text search < 500 ms. Baseline in the same run: one conversation read by its key.
Filling takes some minutes; `--data` keeps what was filled.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from wayline.conversations.listing.reads import View, Wanted, counts, page_of
from wayline.conversations.store import look_at
from wayline.conversations.views.counting.reads import counts_of
from wayline.conversations.views.shapes import Filters
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.migrating import migrate
from wayline.kit.postgres import EmbeddedPostgres

TIMES = 10
TOM = UUID(int=7)
CONVERSATIONS = """
insert into conversation (id, channel_id, channel, identity, started_at, last_at, status_at, snippet, position, status,
  assignee_id, unanswered_at, received_position, customer_read_position, teammate_read_position)
select uuidv7(), %(channel)s, 'chat', gen_random_uuid(), at, at, at, 'Where is my order?', 3,
  case when n %% 50 = 0 then 'open' when n %% 997 = 0 then 'snoozed' when n %% 501 = 0 then 'spam' else 'resolved' end,
  case when n %% 3 = 0 then %(tom)s::uuid when n %% 3 = 1 then gen_random_uuid() end,
  case when n %% 100 = 0 then at end, 2, 0, 0
from (select n, timestamptz '2026-01-01' + n * interval '20 seconds' as at from generate_series(1, %(count)s) n) made
"""
ENTRIES = """
insert into entry (id, conversation_id, position, kind, author_kind, at, body, automatic)
select uuidv7(), id, side, 'message', case side when 2 then 'customer' else 'teammate' end, last_at,
  'the shoes of order number ' || (abs(hashtext(id::text)) %% 500000) || case side
    when 2 then ' have not come yet, where are they'
    else ' left our store today and will come on friday' end, false
from conversation, generate_series(2, 3) side
"""


PEOPLE = """
insert into identity (id, kind, value, customer_id, first_seen_at, last_seen_at)
select identity, 'user', identity::text, identity, started_at, last_at from conversation
where abs(hashtext(id::text)) % 10 < 3
"""
CUSTOMERS = """
insert into customer (id, known, name, search, first_seen_at, last_seen_at)
select id, true, name, lower(name), first_seen_at, last_seen_at from (
  select id, first_seen_at, last_seen_at, (array['Maya','Ines','Jonas','Noor','Kofi'])[1 + abs(hashtext(value)) % 5]
    || ' ' || (array['Okafor','Duarte','Weber','Haddad'])[1 + abs(hashtext(value || 'l')) % 4]
    || case when abs(hashtext(value)) % 100000 = 7 then ' Zubizarreta' else '' end as name from identity) named
"""

FILTERED = (
    "is:open order",
    "from:maya shoes",
    '"shoes on" friday',
    "shoes -friday",
    "assignee:none order",
    "before:2026-03-01",
)
HIGH = {"field": "priority", "is": "is", "value": ["high", "urgent"]}
NESTED: dict[str, dict[str, Any]] = {
    "most": {"any": [{"field": "channel_kind", "is": "is", "value": "chat"}, HIGH]},
    "none": {"all": [HIGH, {"none": [{"field": "customer.known", "is": "is", "value": True}]}]},
    "rare customer": {"all": [{"field": "customer.name", "is": "contains", "value": "zubi"}, {"none": [HIGH]}]},
}


def main() -> None:
    """Fill, ask, print."""
    said = argparse.ArgumentParser()
    said.add_argument("conversations", nargs="?", type=int, default=1_000_000)
    said.add_argument("--data", type=Path, help="an inbox of so many conversations: filled there once, and used again")
    asked = said.parse_args()
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        place = asked.data or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o711)
        filled = (place / "postgres").exists()
        postgres = EmbeddedPostgres(place / "postgres")
        try:
            url = postgres.start()
            migrate(url)
            if not filled:
                fill(url, asked.conversations)
            asyncio.run(ask(url))
        finally:
            postgres.stop()


def fill(url: str, count: int) -> None:
    """Conversations of nine months, two in a hundred still open; two messages each."""
    begun = time.perf_counter()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(CONVERSATIONS, {"channel": UUID(int=1), "tom": TOM, "count": count})
        connection.execute(ENTRIES.replace("%%", "%"))
        connection.execute(PEOPLE)
        connection.execute(CUSTOMERS)
        connection.execute("vacuum analyze conversation, entry, identity, customer")
    print(f"{count:,} conversations in {time.perf_counter() - begun:.0f} s")


async def ask(url: str) -> None:
    """Each question, timed."""
    database = Database(url)
    async with database.transaction() as tx:
        first = (await page_of(tx, Wanted(teammate=TOM, now=utc_now(), view="all"))).items[0].id

    async def one(tx: Transaction) -> Any:  # noqa: ANN401 whatever it answers is thrown away
        return await look_at(tx, first)

    await timed("one by its key", database, one)
    await timed("counts", database, lambda tx: counts(tx, TOM))
    views: list[View] = ["mine", "unassigned", "all", "waiting", "snoozed", "resolved", "spam", "any"]
    for view in views:
        await timed(view, database, paging(view))
        await timed(f"{view}, tenth page", database, paging(view, pages=10), pages=10)
    for words in ("order", "12", "123", "123456", "shoes friday", "nothing here", "maya", "maya okafor", "zubizarreta"):
        await timed(f"search {words!r}, open", database, paging("all", words))
        await timed(f"search {words!r}, resolved", database, paging("resolved", words))
        await timed(f"search {words!r}, any", database, paging("any", words))
    for words in FILTERED:
        await timed(f"search {words!r}, any", database, paging("any", words))
    for name, conditions in NESTED.items():
        await timed(f"conditions: {name}, open", database, paging("all", conditions=conditions))
        await timed(f"conditions: {name}, any", database, paging("any", conditions=conditions))
    every = [(UUID(int=n), Filters(view="all", conditions=each)) for n, each in enumerate([*NESTED.values()] * 34)]
    await timed("counts of 100 views", database, lambda tx: counts_of(tx, every[:100], TOM, utc_now()))
    await database.close()


def paging(
    view: View, search: str | None = None, *, pages: int = 1, conditions: dict[str, Any] | None = None
) -> Callable[[Transaction], Awaitable[Any]]:
    """A question for so many pages of a view."""

    async def read(tx: Transaction) -> None:
        cursor = None
        for _ in range(pages):
            wanted = Wanted(teammate=TOM, now=utc_now(), view=view, search=search, cursor=cursor, conditions=conditions)
            cursor = (await page_of(tx, wanted)).next

    return read


async def timed(
    what: str, database: Database, question: Callable[[Transaction], Awaitable[Any]], *, pages: int = 1
) -> None:
    """Print the median and the slowest of ten, in milliseconds a page."""
    found = []
    for _ in range(TIMES):
        async with database.transaction() as tx:
            begun = time.perf_counter()
            await question(tx)
            found.append((time.perf_counter() - begun) * 1000 / pages)
    print(f"{what:<28} median {statistics.median(found):7.1f} ms   slowest {max(found):7.1f} ms")


if __name__ == "__main__":
    main()
