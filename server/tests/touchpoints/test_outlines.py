"""Outlines: read once, kept up with the log, and gone when something is deleted."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pyarrow as pa
import pytest

from wayline.kit.ids import derived_id
from wayline.touchpoints.asking import Question
from wayline.touchpoints.batch import as_columns
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.outlines import FEW, OUTLINE, Outline, Outlines
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import Touchpoint

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
LAPTOP, PHONE, OTHER = (derived_id(name) for name in ("laptop", "phone", "other"))


def put(engine: DuckLog, who: UUID, *minutes: int) -> None:
    rows = [
        Touchpoint(
            id=derived_id(str(who), str(minute)),
            identity=who,
            name="Page Viewed",
            occurred_at=NOON + timedelta(minutes=minute),
        )
        for minute in minutes
    ]
    engine.append(as_columns(rows, engine.last_position() + 1, NOON), {})


def minutes(outline: Outline) -> list[int]:
    return sorted(
        (at.replace(tzinfo=UTC) - NOON).seconds // 60 for at in outline.rows.column("occurred_at").to_pylist()
    )


class Looks:
    """Lets every question through to the log and counts them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.rows: list[int] = []
        self.meanwhile = lambda: None

    async def table(self, question: Question) -> pa.Table:
        found = await self.reading.table(question)
        self.rows.append(len(found))
        self.meanwhile()
        return found


@pytest.fixture
def looks(reading: Reading) -> Looks:
    return Looks(reading)


def kept_by(looks: Looks, most_bytes: int = 1_000_000) -> Outlines:
    return Outlines(looks.table, looks.reading.last_position, most_bytes)


async def test_it_holds_the_columns_of_all_given_identities_and_of_nobody_else(
    engine: DuckLog, reading: Reading
) -> None:
    put(engine, LAPTOP, 1, 2)
    put(engine, OTHER, 3)
    put(engine, PHONE, 4)
    outline = await reading.outline([LAPTOP, PHONE])
    assert minutes(outline) == [1, 2, 4]
    assert tuple(outline.rows.column_names) == OUTLINE


async def test_who_ask_at_the_same_time_share_one_look_whatever_the_order_of_identities(
    engine: DuckLog, looks: Looks
) -> None:
    put(engine, LAPTOP, 1, 2)
    outlines = kept_by(looks)
    asked: Sequence[list[UUID]] = [[LAPTOP, PHONE], [PHONE, LAPTOP], [LAPTOP, PHONE]]
    assert [minutes(each) for each in await asyncio.gather(*map(outlines.of, asked))] == [[1, 2]] * 3
    assert sorted(looks.rows) == [0, 2]  # one look for each identity


async def test_the_line_of_many_identities_is_whole(engine: DuckLog, looks: Looks) -> None:
    many = [derived_id("browser", str(number)) for number in range(FEW + 3)]
    for number, who in enumerate(many):
        put(engine, who, number)
    put(engine, OTHER, 30)
    assert minutes(await kept_by(looks).of(many)) == list(range(FEW + 3))
    assert looks.rows == [FEW + 3]  # one look for all of them


async def test_what_is_new_is_there_at_once_and_only_that_is_read(engine: DuckLog, looks: Looks) -> None:
    put(engine, LAPTOP, 1, 2)
    outlines = kept_by(looks)
    await outlines.of([LAPTOP])
    put(engine, LAPTOP, 0)
    put(engine, OTHER, 9)
    assert minutes(await outlines.of([LAPTOP])) == [0, 1, 2]
    assert looks.rows == [2, 1]


async def test_what_was_worked_out_stays_until_there_is_something_new_on_this_line(
    engine: DuckLog, looks: Looks
) -> None:
    put(engine, LAPTOP, 1)
    outlines = kept_by(looks)
    (await outlines.of([LAPTOP])).known["length"] = 1
    put(engine, OTHER, 2)
    assert (await outlines.of([LAPTOP])).known == {"length": 1}
    put(engine, LAPTOP, 3)
    assert (await outlines.of([LAPTOP])).known == {}


async def test_an_erased_customer_is_gone(engine: DuckLog, reading: Reading) -> None:
    put(engine, LAPTOP, 1, 2)
    put(engine, OTHER, 3)
    assert minutes(await reading.outline([LAPTOP])) == [1, 2]
    engine.erase([LAPTOP])
    assert minutes(await reading.outline([LAPTOP])) == []
    assert minutes(await reading.outline([OTHER])) == [3]


async def test_what_retention_deleted_is_gone(engine: DuckLog, reading: Reading) -> None:
    put(engine, LAPTOP, 1, 2)
    await reading.outline([LAPTOP])
    engine.forget_before(NOON + timedelta(minutes=2))
    assert minutes(await reading.outline([LAPTOP])) == [2]


async def test_what_was_read_while_something_was_deleted_is_not_kept(engine: DuckLog, looks: Looks) -> None:
    put(engine, LAPTOP, 1)
    outlines = kept_by(looks)
    looks.meanwhile = outlines.forget
    await outlines.of([LAPTOP])
    await outlines.of([LAPTOP])
    assert looks.rows == [1, 1]


async def test_memory_is_bounded_and_the_latest_stay(engine: DuckLog, looks: Looks) -> None:
    put(engine, LAPTOP, *range(20))
    put(engine, PHONE, *range(20))
    size = (await kept_by(looks).of([LAPTOP])).rows.nbytes
    outlines = kept_by(looks, int(size * 1.5))
    looks.rows.clear()
    for who in (LAPTOP, PHONE, PHONE, LAPTOP):
        await outlines.of([who])
    assert looks.rows == [20, 20, 20]
