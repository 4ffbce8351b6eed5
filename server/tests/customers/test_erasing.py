"""An erased customer stays away: also when a backup from before is put back."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.customers.rows import NOON, catch_up, seen
from wayline.customers import Follower, Whole, customers_by_id, erase_again, erased_since, on_erase
from wayline.customers.erasing import erase
from wayline.customers.hooks import _erasers
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import new_id
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import LogWriter, identity_id

MAYA, LAPTOP = identity_id("user", "maya"), identity_id("anonymous", "laptop")
ANA = Caller(kind="teammate", id=new_id(), name="Ana", permissions=frozenset())


@pytest.fixture
async def maya(writer: LogWriter, follower: Follower) -> None:
    traits = {"name": "Maya", "email": "maya@okafor.example"}
    await writer.append([seen("Customer Identified", 0, anonymous_id="laptop", user_id="maya", traits=traits)])
    await writer.append([seen("Page Viewed", 1, anonymous_id="phone")])
    await catch_up(follower)


def in_log(engine: DuckLog) -> int:
    rows = engine.query("select identity from touchpoints").to_pylist()
    return sum(row["identity"] in {MAYA, LAPTOP} for row in rows)


async def test_erasing_reaches_the_log_and_spares_the_others(
    maya: None, database: Database, engine: DuckLog, follower: Follower
) -> None:
    async with database.transaction() as tx:
        await erase(tx, MAYA, ANA, utc_now())
    await catch_up(follower)
    async with database.transaction() as tx:
        assert set(await customers_by_id(tx, [MAYA, LAPTOP, identity_id("anonymous", "phone")])) == {
            identity_id("anonymous", "phone")
        }
    assert in_log(engine) == 0
    assert engine.query("select 1 from touchpoints").num_rows > 0


async def test_rows_not_yet_followed_do_not_bring_them_back(
    maya: None, database: Database, engine: DuckLog, writer: LogWriter, follower: Follower
) -> None:
    await writer.append([seen("Page Viewed", 2, anonymous_id="laptop", user_id="maya")])
    async with database.transaction() as tx:
        await erase(tx, MAYA, ANA, utc_now())
    await catch_up(follower)
    async with database.transaction() as tx:
        assert not await customers_by_id(tx, [MAYA, LAPTOP])
    assert in_log(engine) == 0


async def test_a_restore_replays_the_list(
    maya: None, database: Database, engine: DuckLog, writer: LogWriter, *, follower: Follower, tmp_path: Path
) -> None:
    backed_up_at = utc_now()
    async with database.transaction() as tx:
        await erase(tx, MAYA, ANA, utc_now())
    await catch_up(follower)
    # What the backup held comes back: the log's rows, and with them who they were.
    await writer.append(
        [seen("Customer Identified", 0, anonymous_id="laptop", user_id="maya", traits={"name": "Maya"})]
    )
    await catch_up(follower)
    assert in_log(engine) > 0
    lines = erased_since(tmp_path, backed_up_at)
    assert [line.customer for line in lines] == [MAYA]
    assert erased_since(tmp_path, utc_now() + timedelta(days=1)) == []
    async with database.transaction() as tx:
        assert await erase_again(tx, lines, utc_now()) == 1
    await catch_up(follower)
    assert in_log(engine) == 0
    async with database.transaction() as tx:
        assert not await customers_by_id(tx, [MAYA, LAPTOP])


async def test_every_room_is_asked_to_erase(maya: None, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Whole] = []

    async def forget(_: Transaction, whole: Whole) -> list[str]:
        asked.append(whole)
        return []

    monkeypatch.setattr("wayline.customers.hooks._erasers", dict(_erasers))
    on_erase("letters", forget)
    async with database.transaction() as tx:
        await erase(tx, MAYA, ANA, NOON)
    assert {*asked[0].identities} == {MAYA, LAPTOP, identity_id("email", "maya@okafor.example")}
