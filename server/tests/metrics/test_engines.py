"""The same definitions on both engines: DuckDB, and ClickHouse in this process."""

import json
import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.metrics.literal import INES, JONAS, MAYA, PERIOD, at, compiled, happened, observed, write
from wayline.kit.ids import derived_id
from wayline.metrics import METRICS
from wayline.metrics.conversion import STEPS
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import Initiator, Touchpoint
from wayline.touchpoints.schema import DIMENSIONS, TOUCHPOINTS

CLICKHOUSE = {"int64": "Int64", "string": "Nullable(String)", "bool": "Bool", "timestamp[us]": "DateTime64(6)"}


def a_day(seed: int) -> list[Touchpoint]:
    """A random day of three customers: shopping, and five conversations with everything that changes a number."""
    chance = random.Random(seed)
    shop = [
        happened(chance.randrange(900), chance.choice(STEPS), chance.choice([MAYA, INES, JONAS]), cause=n)
        for n in range(60)
    ]
    doors = [
        "Conversation Resolved",
        "Conversation Reopened",
        "No Reply Needed Marked",
        "No Reply Needed Undone",
        "Conversation Started",
    ]
    told = []
    for n in range(90):
        name = chance.choice(["Message Received", "Message Received", "Message Sent", "Message Sent", *doors])
        more = {"teammate": derived_id("t", str(n % 3))} if name == "Message Sent" else {}
        if chance.random() < 0.15:
            more |= {"marks": ("automatic",), "initiated_by": Initiator.SYSTEM}
        talk = chance.randrange(5)
        told.append(
            happened(chance.randrange(-300, 900), name, (MAYA, INES, JONAS)[talk % 3], f"talk {talk}", cause=n, **more)
        )
    spam = [
        happened(400, "Conversation Marked Spam", INES, "talk 4"),
        happened(500, "Conversation Spam Undone", INES, "talk 4"),
    ]
    promises = [
        happened(
            chance.randrange(-300, 900),
            chance.choice(["Promise Met", "Promise Breached", "Promise Warned"]),
            (MAYA, INES, JONAS)[talk % 3],
            f"talk {talk}",
            cause=f"promise {talk} {n}",
            properties={"policy": 'The "best" \\ of all', "metric": "first_response", "priority": "normal"},
        )
        for talk in range(5)
        for n in range(4)
    ]
    stretches = []
    for n in range(30):
        begin, talk = chance.randrange(-400, 880), chance.randrange(5)
        more = {"teammate": derived_id("t", str(n % 3)), "properties": {"began_at": at(begin).isoformat()}}
        end = begin + chance.randrange(1, 60)
        stretches.append(
            happened(
                end, "Conversation Focused", (MAYA, INES, JONAS)[talk % 3], f"talk {talk}", cause=f"focus {n}", **more
            )
        )
    return [*shop, *told, *promises, *stretches, *spam[: chance.randrange(3)]]


def on_clickhouse(engine: DuckLog, sql: str, folder: Path, given: pa.Table | None = None) -> list[dict]:
    """The rows of this query on the same touchpoints, in a process of its own: chDB holds one engine per process."""
    rows = _given(given, folder) if given is not None else ""
    columns = ", ".join(f"{field.name} {_type(field.type)}" for field in TOUCHPOINTS)
    chosen = ", ".join(
        f'"{field.name}"'
        if str(field.type) != "extension<arrow.uuid>"
        else f'"{field.name}"::varchar as "{field.name}"'
        for field in TOUCHPOINTS
    )
    file = folder / "touchpoints.parquet"
    engine.query(f"copy (select {chosen} from touchpoints) to '{file}' (format parquet)")  # noqa: S608 our own columns
    script = f"""
import chdb.session
session = chdb.session.Session({str(folder / "chdb")!r})
session.query("set join_use_nulls = 1")  # a row without a partner has nothing, as in SQL, not zeros
session.query("create function properties_at as (said, names) -> arrayMap(each -> JSONExtractRaw(said, each), names)")
session.query("create function each_at as (said, name) -> "
    "arrayMap(each -> JSONExtractString(each, name), JSONExtractArrayRaw(ifNull(said, '')))")
session.query("create table touchpoints ({columns}) engine = Memory")
session.query("create table identity_now (identity UUID, customer UUID) engine = Memory")
session.query("insert into touchpoints select * from file('{file}', Parquet)")
{rows}
print(session.query({sql!r}, "JSONEachRow"))
"""  # noqa: S608 our own columns
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _given(rows: pa.Table, folder: Path) -> str:
    """The lines that bring the rows that come with a question."""
    file = folder / "given.parquet"
    ids = [str(each) for each in rows.column("identity").to_pylist()]
    written = rows.set_column(rows.schema.get_field_index("identity"), "identity", pa.array(ids))
    pq.write_table(written, file)
    return f"""
session.query("create table given (identity UUID, occurred_at DateTime64(6), position Int64) engine = Memory")
session.query("insert into given select identity, occurred_at, position from file('{file}', Parquet)")
"""  # noqa: S608 our own columns


def _type(kind: object) -> str:
    return "Nullable(UUID)" if "uuid" in str(kind) else CLICKHOUSE.get(str(kind), "Nullable(Decimal(18, 4))")


@pytest.mark.parametrize("metric", sorted(METRICS))
async def test_both_engines_see_the_same(engine: DuckLog, tmp_path: Path, metric: str) -> None:
    pytest.importorskip("chdb")
    assert set(DIMENSIONS) == {"identity_customer", "records"}
    write(engine, a_day(7))
    here = await observed(engine, metric)
    there = on_clickhouse(engine, compiled(metric, "clickhouse"), tmp_path)
    assert len(here) > 2
    assert _plain(there) == _plain(here)


async def test_order_of_arrival_and_saying_it_twice_are_nothing(engine: DuckLog) -> None:
    told = a_day(11)
    write(engine, told)
    straight = {metric: _plain(await observed(engine, metric)) for metric in METRICS}
    engine.forget_before(PERIOD.until + timedelta(days=99))
    write(engine, random.Random(3).sample(told, len(told)))
    assert {metric: _plain(await observed(engine, metric)) for metric in METRICS} == straight


def _plain(rows: list[dict]) -> list[str]:
    """Rows as text, whatever an engine calls a moment or a number."""

    def said(value: object) -> str:
        if hasattr(value, "strftime"):
            return value.strftime("%Y-%m-%d %H:%M:%S.%f")
        return f"{value:.6f}" if isinstance(value, float | int) else str(value)

    return sorted(json.dumps({name: said(row[name]) for name in sorted(row)}) for row in rows)
