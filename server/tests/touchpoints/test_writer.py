"""Appending: durable, each id once, in one commit with its neighbours."""

import asyncio
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from wayline.kit.ids import derived_id
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading, touchpoints
from wayline.touchpoints.recording import LogWriter, Touchpoint, identity_id

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def touchpoint(cause: str, **more: object) -> Touchpoint:
    fields = {"name": "Product Viewed", "occurred_at": NOON, "identity": identity_id("anonymous", "a"), **more}
    return Touchpoint(id=derived_id("test", cause), **fields)  # type: ignore[arg-type] # each test names its own


async def test_a_touchpoint_comes_back_as_it_was_written(writer: LogWriter, reading: Reading) -> None:
    written = touchpoint(
        "1", value=Decimal("118.50"), currency="GBP", properties={"sku": "court"}, marks=("time_clamped",)
    )
    await writer.append([written])
    [row] = await reading.rows(touchpoints())
    assert row["id"] == written.id
    assert row["customer"] == written.identity
    assert (row["occurred_at"], row["value"], row["position"]) == (NOON, Decimal("118.5000"), 1)
    assert '"sku":"court"' in row["properties"]


async def test_the_same_id_in_one_batch_in_two_and_after_a_restart_is_recorded_once(
    engine: DuckLog, reading: Reading, tmp_path: Path
) -> None:
    first = LogWriter(engine)
    first.start()
    receipt = await first.append([touchpoint("1"), touchpoint("1"), touchpoint("2")])
    assert (receipt.recorded, receipt.duplicates) == (2, 1)
    assert (await first.append([touchpoint("2")])).duplicates == 1
    await first.stop()
    second = LogWriter(engine)
    second.start()
    assert (await second.append([touchpoint("1"), touchpoint("3")])).recorded == 1
    await second.stop()
    assert [row["position"] for row in await reading.rows(touchpoints().order_by("position"))] == [1, 2, 3]


async def test_concurrent_appends_share_commits_and_each_is_told_its_own_result(
    writer: LogWriter, reading: Reading
) -> None:
    receipts = await asyncio.gather(*(writer.append([touchpoint(f"{n % 50}")]) for n in range(100)))
    assert sum(receipt.recorded for receipt in receipts) == 50
    assert len(await reading.rows(touchpoints())) == 50


async def test_a_joined_identity_is_read_as_its_customer_now_and_as_itself_before(
    writer: LogWriter, reading: Reading
) -> None:
    anonymous, known = identity_id("anonymous", "a"), identity_id("user", "maya")
    await writer.append([touchpoint("1")])
    recorded = (await reading.rows(touchpoints()))[0]["recorded_at"]
    joined = datetime.now(UTC)
    await writer.append([], {"identity_customer": [{"identity": anonymous, "customer": known, "known_at": joined}]})
    assert [row["customer"] for row in await reading.rows(touchpoints())] == [known]
    assert [row["customer"] for row in await reading.rows(touchpoints(as_of=recorded))] == [anonymous]


async def test_what_waits_goes_to_its_place_when_nobody_writes(
    engine: DuckLog, reading: Reading, tmp_path: Path
) -> None:
    writer = LogWriter(engine)
    writer.start()
    text = "a long word " * 200
    await writer.append([touchpoint(str(number), properties={"text": f"{number} {text}"}) for number in range(4_000)])
    assert waiting_bytes(tmp_path) > 8_000_000
    async with asyncio.timeout(30):
        while waiting_bytes(tmp_path):  # noqa: ASYNC110 (a file tells nobody that it shrank)
            await asyncio.sleep(0.05)
    await writer.append([touchpoint("after")])
    assert len(await reading.rows(touchpoints())) == 4_001
    await writer.stop()


def waiting_bytes(folder: Path) -> int:
    """What was committed and has not gone to its place."""
    return sum(file.stat().st_size for file in folder.rglob("*.wal"))
