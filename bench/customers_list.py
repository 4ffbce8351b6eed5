"""The list of customers at 1,000,000 rows: each question 20 times, median and slowest, against the budget of 300 ms.

`.venv/bin/python bench/customers_list.py [rows]`. Baseline in the same run: the primary key read alone.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import psycopg
from sqlalchemy import text

from wayline.customers.listing.filters import read_filter
from wayline.customers.listing.reads import Question, page
from wayline.customers.listing.wording import sort_key, tokens
from wayline.kit.db import Database
from wayline.kit.migrating import migrate
from wayline.kit.postgres import EmbeddedPostgres

FIRST = [
    "Maya",
    "Ines",
    "Jonas",
    "Lea",
    "Tom",
    "Ana",
    "Vic",
    "Noor",
    "Kofi",
    "Priya",
    "Chen",
    "Omar",
    "Sara",
    "Luis",
    "Anna",
    "Élodie",
    "Zoë",
    "Björn",
    "Aoife",
    "Mateo",
]
LAST = [
    "Okafor",
    "Duarte",
    "Weber",
    "Brandt",
    "Keller",
    "Moreau",
    "Haddad",
    "Mensah",
    "Nair",
    "Wei",
    "Farouk",
    "Lind",
    "Pérez",
    "Novak",
    "Kelly",
]
BUDGET = 0.3
COLUMNS = (
    "id, first_seen_at, last_seen_at, known, name, email, phone, company, "
    "name_key, email_key, company_key, facts, search"
)
FACTS = """
insert into customer_fact (customer_id, name, number, words)
select id, key, case when jsonb_typeof(value) = 'number' then value::float end,
  case when jsonb_typeof(value) = 'string' then lower(value #>> '{}') end
from customer, jsonb_each(facts)
"""
QUESTIONS = {
    "first page": Question(),
    "known customers only": Question(filter=read_filter('{"field": "known", "is": "is", "value": true}')),
    "by name, A to Z": Question(sort="name"),
    "by name, Z to A": Question(sort="-name"),
    "search, one person": Question(search="maya.okafor.77@"),
    "search, a common first name": Question(search="maya"),
    "search, one letter": Question(search="m"),
    "search, two words by name": Question(search="noor kel", sort="name"),
    "search, nobody": Question(search="nobodyiscalledthis"),
    "fact is (20 %)": Question(filter=read_filter('{"field": "facts.plan", "is": "is", "value": "pro"}')),
    "fact is (1 in 100,000)": Question(filter=read_filter('{"field": "facts.shelf", "is": "is", "value": 7}')),
    "fact above (2 %)": Question(filter=read_filter('{"field": "facts.pairs", "is": "above", "value": 49}')),
    "fact above (nobody)": Question(filter=read_filter('{"field": "facts.pairs", "is": "above", "value": 9000}')),
    "name contains (nobody)": Question(filter=read_filter('{"field": "name", "is": "contains", "value": "xyzzy"}')),
    "name contains (7 %)": Question(filter=read_filter('{"field": "name", "is": "contains", "value": "eber"}')),
    "name contains one letter (nobody)": Question(
        filter=read_filter('{"field": "name", "is": "contains", "value": "q"}')
    ),
    "email is not": Question(filter=read_filter('{"field": "email", "is": "is_not", "value": "a@b.example"}')),
    "phone contains (nobody)": Question(filter=read_filter('{"field": "phone", "is": "contains", "value": "441"}')),
    "company exists": Question(filter=read_filter('{"field": "company", "is": "exists"}'), sort="company"),
    "fact contains (25 %)": Question(filter=read_filter('{"field": "facts.city", "is": "contains", "value": "eed"}')),
    "fact contains (nobody)": Question(
        filter=read_filter('{"field": "facts.city", "is": "contains", "value": "xyzzy"}')
    ),
    "fact below (1 in 30), by name": Question(
        filter=read_filter('{"field": "facts.shelf", "is": "below", "value": 1000}'), sort="name"
    ),
    "fact missing (70 %)": Question(filter=read_filter('{"field": "facts.plan", "is": "missing"}')),
    "fact exists (nobody)": Question(filter=read_filter('{"field": "facts.nothing", "is": "exists"}')),
    "blocked (nobody)": Question(filter=read_filter('{"field": "blocked", "is": "is", "value": true}')),
    "nested": Question(
        filter=read_filter(
            '{"all": [{"field": "facts.plan", "is": "is", "value": "pro"}, {"none": [{"field": "facts.city",'
            ' "is": "is", "value": "Leeds"}]}, {"any": [{"field": "facts.pairs", "is": "above",'
            ' "value": 40}, {"field": "company",'
            ' "is": "exists"}]}]}'
        ),
        sort="name",
    ),
}


def rows(count: int) -> Iterator[tuple[object, ...]]:
    """Made-up customers, the same every time: 30 % known, the rest browsers."""
    rng = random.Random(7)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(count):
        seen = start + timedelta(seconds=rng.randrange(28_000_000))
        known = rng.random() < 0.3
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}" if known else None
        email = f"{name.lower().replace(' ', '.')}.{number}@example.com" if name else None
        company = f"Company {rng.randrange(5000)}" if known and rng.random() < 0.3 else None
        facts: dict[str, object] = {}
        if known:
            facts = {
                "plan": rng.choice(["free", "free", "pro", "basic", "family"]),
                "pairs": rng.randrange(51),
                "city": rng.choice(["Leeds", "Porto", "Kiel", "Lyon"]),
                "shelf": rng.randrange(30_000),
            }
        words = " ".join(dict.fromkeys(word for value in (name, email, company) if value for word in tokens(value)))
        yield (
            UUID(int=rng.getrandbits(128)),
            seen,
            seen + timedelta(seconds=rng.randrange(400_000)),
            known,
            name,
            email,
            None,
            company,
            sort_key(name),
            sort_key(email),
            sort_key(company),
            msgspec.json.encode(facts).decode(),
            words,
        )


async def ask(database: Database, question: Question) -> tuple[float, int]:
    """One page, as a request asks for it: its time in seconds, and how many rows came."""
    began = time.perf_counter()
    async with database.transaction() as tx:
        items, _ = await page(tx, question, None, 50)
    return time.perf_counter() - began, len(items)


async def deep(database: Database) -> float:
    """The hundredth page: as quick as the first, by keyset."""
    async with database.transaction() as tx:
        cursor = None
        for _ in range(99):
            _, cursor = await page(tx, Question(), cursor, 50)
        began = time.perf_counter()
        await page(tx, Question(), cursor, 50)
        return time.perf_counter() - began


async def measure(url: str) -> bool:
    """Ask everything, print a line each. Returns whether all held the budget."""
    database = Database(url)
    times = []
    for _ in range(20):
        began = time.perf_counter()
        async with database.transaction() as tx:
            await tx.execute(text("select id from customer order by id limit 50"))
        times.append(time.perf_counter() - began)
    print(f"{'baseline: 50 rows by primary key':34} median {statistics.median(times) * 1000:7.1f} ms")
    held = True
    for name, question in QUESTIONS.items():
        answers = [await ask(database, question) for _ in range(20)]
        median, slowest = statistics.median(t for t, _ in answers), max(t for t, _ in answers)
        held &= median < BUDGET
        verdict = "" if median < BUDGET else "  OVER BUDGET"
        print(
            f"{name:34} median {median * 1000:7.1f} ms, slowest {slowest * 1000:7.1f} ms, {answers[0][1]} rows{verdict}"
        )
    print(f"{'the hundredth page':34} {await deep(database) * 1000:7.1f} ms")
    await database.close()
    return held


def main() -> None:
    """Fill, measure, and fail over budget."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        postgres = EmbeddedPostgres(Path(folder))
        url = postgres.start()
        migrate(url)
        began = time.perf_counter()
        with psycopg.connect(url, autocommit=True) as connection:
            with connection.cursor() as cursor, cursor.copy(f"copy customer ({COLUMNS}) from stdin") as copy:
                for row in rows(count):
                    copy.write_row(row)
            connection.execute(FACTS)
            connection.execute("vacuum analyze customer, customer_fact")
        print(f"{count:,} customers copied in {time.perf_counter() - began:.0f} s")
        held = asyncio.run(measure(url))
        postgres.stop()
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
