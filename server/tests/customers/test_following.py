"""What the log says of who is who is applied, exactly once."""

from sqlalchemy import func, select

from tests.customers.rows import catch_up, seen
from wayline.customers import Follower, customer_of, customers_by_id
from wayline.kit.db import Database
from wayline.kit.outbox import OutboxRow
from wayline.touchpoints.recording import LogWriter, identity_id

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
