"""What the log says of who is who is applied, exactly once."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import func, select

from tests.customers.rows import catch_up, seen
from wayline.customers import Follower, customer_of, customers_by_id
from wayline.entry.parts import Parts
from wayline.kit.db import Database
from wayline.kit.outbox import OutboxRow
from wayline.touchpoints.reading import touchpoints
from wayline.touchpoints.recording import LogWriter, identity_id

Settled = Callable[[], Awaitable[None]]
LAPTOP, MAYA = identity_id("anonymous", "laptop"), identity_id("user", "maya")


async def test_an_identify_joins_describes_and_finds_the_address(
    database: Database, writer: LogWriter, follower: Follower
) -> None:
    traits = {"name": "Maya Okafor", "email": " Maya@Okafor.example", "plan": "pro", "age": 41}
    await writer.append([seen("Page Viewed", 0, anonymous_id="laptop")])
    await writer.append([seen("Customer Identified", 5, anonymous_id="laptop", user_id="maya", traits=traits)])
    await catch_up(follower)
    async with database.transaction() as tx:
        address = identity_id("email", "maya@okafor.example")
        found = await customers_by_id(tx, [LAPTOP, MAYA, address])
        assert {summary.id for summary in found.values()} == {MAYA}
        assert found[LAPTOP].name == "Maya Okafor"


async def test_rows_are_applied_once(database: Database, writer: LogWriter, follower: Follower) -> None:
    await writer.append([seen("Customer Identified", 5, anonymous_id="laptop", user_id="maya", traits={"plan": "pro"})])
    await catch_up(follower)
    async with database.transaction() as tx:
        before = (await tx.execute(select(func.count()).select_from(OutboxRow))).scalar_one()
    assert before > 0
    await writer.append([seen("Page Viewed", 6, anonymous_id="laptop", user_id="maya")])
    await catch_up(follower)
    async with database.transaction() as tx:
        assert (await tx.execute(select(func.count()).select_from(OutboxRow))).scalar_one() == before


async def test_junk_ids_join_nobody(database: Database, writer: LogWriter, follower: Follower) -> None:
    await writer.append(
        [
            seen("Customer Identified", 0, anonymous_id="laptop", user_id="undefined", traits={}),
            seen("Customer Identified", 1, anonymous_id="phone", user_id="undefined", traits={}),
        ]
    )
    await catch_up(follower)
    async with database.transaction() as tx:
        assert await customer_of(tx, LAPTOP) == LAPTOP
        assert await customer_of(tx, identity_id("anonymous", "phone")) == identity_id("anonymous", "phone")


async def test_a_number_is_read_with_the_companys_country_and_a_group_names_the_employer(
    database: Database, writer: LogWriter, follower: Follower
) -> None:
    await writer.append(
        [
            seen("Customer Identified", 0, user_id="maya", traits={"phone": "+44 20 7946 0018"}),
            seen("Company Identified", 1, user_id="maya", group_id="acme", traits={"name": "Acme Ltd", "size": 40}),
        ]
    )
    await catch_up(follower)
    async with database.transaction() as tx:
        found = (await customers_by_id(tx, [identity_id("phone", "+442079460018")])).popitem()[1]
        assert (found.id, found.company) == (MAYA, "Acme Ltd")


async def test_an_alias_joins_the_browser_named_before(
    database: Database, writer: LogWriter, follower: Follower
) -> None:
    await writer.append([seen("Page Viewed", 0, anonymous_id="laptop")])
    await writer.append([seen("Customer Identified", 1, user_id="maya", previous_id="laptop", traits={})])
    await catch_up(follower)
    async with database.transaction() as tx:
        assert await customer_of(tx, LAPTOP) == MAYA


async def test_a_join_is_a_touchpoint_and_every_reader_sees_one_line(parts: Parts, settled: Settled) -> None:
    await parts.writer.append([seen("Page Viewed", 0, anonymous_id="laptop")])
    await parts.writer.append([seen("Customer Identified", 5, anonymous_id="laptop", user_id="maya", traits={})])
    async with asyncio.timeout(60):
        while not any(row["name"] == "Customer Joined" for row in await parts.reading.rows(touchpoints())):  # noqa: ASYNC110 (the log says nothing when it is done)
            await asyncio.sleep(0.05)
    await settled()
    rows = await parts.reading.rows(touchpoints())
    assert {row["customer"] for row in rows} == {MAYA}
    assert sum(row["name"] == "Customer Joined" for row in rows) == 1


async def test_two_thousand_people_on_one_browser_stay_themselves_and_quick(
    database: Database, writer: LogWriter, follower: Follower
) -> None:
    """A kiosk: every claim but the first is refused, and the next one is still settled in a moment."""
    await writer.append(
        [seen("Page Viewed", minute, anonymous_id="kiosk", user_id=f"who-{minute}") for minute in range(2_000)]
    )
    await catch_up(follower)
    await writer.append([seen("Page Viewed", 20_000, anonymous_id="kiosk", user_id="the-next")])
    async with asyncio.timeout(15):
        await catch_up(follower)
    async with database.transaction() as tx:
        assert await customer_of(tx, identity_id("anonymous", "kiosk")) == identity_id("user", "who-0")
        assert await customer_of(tx, identity_id("user", "the-next")) == identity_id("user", "the-next")
