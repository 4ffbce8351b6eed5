"""The line of a customer with 10,000 touchpoints in a log of 10,000,000: the first screen, against a budget of 200 ms.

`.venv/bin/python bench/line.py [rows] [rounds] [--log FILE]`. The first screen is a page of the list and the whole
overview for the curve, asked at the same time and encoded as they are sent; the customer has 50 conversations of eight
messages, and 4 % of the log are messages. Before each round what was kept of the line is forgotten; "again" is the same
screen once more with it. "its CPU" is what this process spent on a first screen, on all cores together: load on the
machine changes it less. Baseline in the same run: the same customer alone in a log of 10,000 rows; the ratio
says what the other 9,990,000 cost. The last million of the log is not in the index of lines yet: the dearest moment.
Building the large log takes about two minutes and 1 GB; `--log` keeps it.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec

from wayline.kit.db import Database
from wayline.kit.migrating import migrate
from wayline.kit.postgres import EmbeddedPostgres
from wayline.line import get_ready
from wayline.line.model import Filters
from wayline.line.reads import line, overview
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.engines.lines import RUN
from wayline.touchpoints.reading import Reading, identity_id

MINE = 10_000
BUDGET = 0.2
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CUSTOMER = identity_id("user", "bench")
NAMES = [
    "Page Viewed",
    "Product Viewed",
    "Product Added",
    "Page Left",
    "Link Clicked",
    "Order Completed",
    "Rage Clicked",
]
DEPARTMENTS = ["marketing", "sales", "sales", "marketing", "marketing", "sales", "product"]
encode = msgspec.json.Encoder().encode


def main() -> None:
    """Build both logs, measure, and say whether the budget holds."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        place = Path(folder)
        place.chmod(0o711)
        log = asked.log or place / "large.duckdb"
        postgres = EmbeddedPostgres(place / "postgres")
        url = postgres.start()
        try:
            migrate(url)
            small = asyncio.run(measure(url, built(place / "small.duckdb", MINE), asked.rounds))
            large = asyncio.run(measure(url, log if log.exists() else built(log, asked.rows), asked.rounds))
        finally:
            postgres.stop()
    report(asked.rows, small, large)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    said = argparse.ArgumentParser()
    said.add_argument("rows", nargs="?", type=int, default=10_000_000)
    said.add_argument("rounds", nargs="?", type=int, default=15)
    said.add_argument("--log", type=Path, help="a log of so many rows: built there once, and used again")
    return said.parse_args()


def built(path: Path, rows: int) -> Path:
    """A log in the engine's own schema: the customer's touchpoints evenly among those of 250,000 others, by time."""
    engine = DuckLog(path, memory="2GB")
    engine.close()
    names, departments = (f"[{', '.join(repr(word) for word in words)}]" for words in (NAMES, DEPARTMENTS))
    pick = f"((hash(i * 7) % {len(NAMES)}) + 1)::bigint"
    each = rows // MINE
    identity = f"case when i % {each} = 0 then '{CUSTOMER}'::uuid else md5('c' || (hash(i) % 250000))::uuid end"
    numbers = f"""select i, {pick} as pick, {identity} as identity, i // {each} % 50 as turn,
        md5('talk' || {identity} || (i // {each * 200}))::uuid as talk from range({rows}) as numbers(i)"""  # noqa: S608 our own words
    generated = f"""
      select md5('t' || i)::uuid as id, i + 1 as position, identity,
        case turn when 0 then 'Message Received' when 1 then 'Message Sent' else {names}[pick] end as name,
        case when turn < 2 then 'service' else {departments}[pick] end as department,
        timestamp '2025-11-01' + to_microseconds((i * {31_000_000_000_000 // rows})::bigint) as occurred_at,
        occurred_at + interval 1 second as recorded_at,
        case when turn < 2 then 'service' else 'experience' end as lens,
        case when turn < 2 then 'chat' else 'web' end as channel, 'awareness' as stage,
        case when turn = 1 then 'company' else 'customer' end as initiated_by,
        case when turn < 2 then talk end as conversation,
        case when turn = 1 then md5('teammate' || (hash(i) % 20))::uuid end as teammate,
        case when turn > 1 and pick = 6 then 59.90::decimal(18, 4) end as value,
        case when turn > 1 and pick = 6 then 'GBP' end as currency,
        case when turn > 1 and pick = 6 then 'order-' || i end as order_id, 'visit-' || (hash(i) % 1000000) as visit,
        'script' as source, false as history,
        '{{"name":"Court Low","sku":"' || (hash(i) % 500) || '"}}' as properties,
        '{{"page":{{"url":"https://shop.example/p/' || (hash(i) % 500) || '","title":"Court Low"}}}}' as context
      from ({numbers})"""  # noqa: S608 our own words
    writing = DuckLog(path, memory="2GB")
    for statement in (f"insert into touchpoints by name {generated}", "checkpoint"):
        writing.query(statement)
    writing.close()
    return sorted_in(path, rows)


def sorted_in(path: Path, rows: int) -> Path:
    """The lines of the log as they are at their worst: the last million, whatever came before, is not sorted yet."""
    engine = DuckLog(path)
    while engine.query("select count(*) as runs from line_runs").column("runs")[0].as_py() < (rows - 1) // RUN:
        engine.tidy()
        engine.wait_until_indexed()
    engine.close()
    return path


async def measure(url: str, path: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of each question, the first of them on a server that has just started."""
    engine, database = DuckLog(path), Database(url)
    reading = Reading(engine)
    await get_ready(reading)
    found: dict[str, list[float]] = {"list": [], "overview": [], "first screen": [], "again": [], "its CPU": []}
    for _ in range(rounds):
        engine.forget_before(EPOCH)  # deletes nothing, and whoever keeps something of the log lets go of it
        for screen in ("first screen", "again"):
            seen = found if screen == "first screen" else {"list": [], "overview": []}
            begun, spent = time.perf_counter(), time.process_time()
            sizes = await asyncio.gather(first_page(database, reading, seen), curve(database, reading, seen))
            found[screen].append(time.perf_counter() - begun)
            if screen == "first screen":
                found["its CPU"].append(time.process_time() - spent)
            if min(sizes) == 0:
                raise RuntimeError("The line is empty.")
    reading.close()
    engine.close()
    await database.close()
    return found


async def first_page(database: Database, reading: Reading, found: dict[str, list[float]]) -> int:
    """The first page of the list. Returns how long its answer is."""
    begun = time.perf_counter()
    async with database.transaction() as tx:
        page = await line(tx, reading, CUSTOMER, Filters(), cursor=None, limit=60)
    if page.total != MINE:
        raise RuntimeError(f"{page.total} touchpoints instead of {MINE}.")
    size = len(encode(page))
    found["list"].append(time.perf_counter() - begun)
    return size


async def curve(database: Database, reading: Reading, found: dict[str, list[float]]) -> int:
    """All marks for the curve. Returns how long its answer is."""
    begun = time.perf_counter()
    async with database.transaction() as tx:
        size = len(encode(await overview(tx, reading, UUID(str(CUSTOMER)), Filters())))
    found["overview"].append(time.perf_counter() - begun)
    return size


def report(rows: int, small: dict[str, list[float]], large: dict[str, list[float]]) -> None:
    """Medians in milliseconds, cold first, and the ratio to the small log."""
    for question, seconds in large.items():
        middle, baseline = statistics.median(seconds), statistics.median(small[question])
        print(
            f"{question:<13} {rows:,} rows: first {seconds[0] * 1000:.0f} ms, median {middle * 1000:.0f} ms, "
            f"alone {baseline * 1000:.0f} ms; ratio {middle / baseline:.2f}"
        )
    kept = statistics.median(large["first screen"]) < BUDGET
    print(f"budget of {BUDGET * 1000:.0f} ms {'kept' if kept else 'MISSED'}")


if __name__ == "__main__":
    main()
