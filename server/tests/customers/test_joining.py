"""Claims become customers."""

from datetime import UTC, datetime, timedelta

from wayline.customers import claim, customer_of, customers_by_id, identities_of, see, set_facts
from wayline.kit.db import Database
from wayline.touchpoints.recording import identity_id

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LAPTOP = identity_id("anonymous", "laptop")
PHONE = identity_id("anonymous", "phone")
MAYA = identity_id("user", "maya")
JONAS = identity_id("user", "jonas")


async def test_an_identity_alone_is_a_customer_of_its_own(database: Database) -> None:
    async with database.transaction() as tx:
        assert await see(tx, LAPTOP, "anonymous", "laptop", NOON) == LAPTOP
        assert await identities_of(tx, LAPTOP) == [LAPTOP]


async def test_a_browser_joins_the_one_who_signs_in(database: Database) -> None:
    async with database.transaction() as tx:
        await see(tx, LAPTOP, "anonymous", "laptop", NOON)
        await see(tx, MAYA, "user", "maya", NOON + timedelta(minutes=1))
        assert await claim(tx, LAPTOP, MAYA, "browser", NOON + timedelta(minutes=1)) == MAYA
        assert await customer_of(tx, LAPTOP) == MAYA
        assert set(await identities_of(tx, LAPTOP)) == {LAPTOP, MAYA}


async def test_a_browser_never_joins_two_who_are_known(database: Database) -> None:
    async with database.transaction() as tx:
        for identity, kind, value in (
            (LAPTOP, "anonymous", "laptop"),
            (MAYA, "user", "maya"),
            (JONAS, "user", "jonas"),
        ):
            await see(tx, identity, kind, value, NOON)
        await claim(tx, LAPTOP, MAYA, "browser", NOON)
        await claim(tx, LAPTOP, JONAS, "browser", NOON + timedelta(hours=1))
        assert await customer_of(tx, LAPTOP) == MAYA
        assert await customer_of(tx, JONAS) == JONAS
        assert await claim(tx, MAYA, JONAS, "teammate", NOON + timedelta(hours=2), identity_id("channel", "x")) in {
            MAYA,
            JONAS,
        }
        assert await customer_of(tx, JONAS) == await customer_of(tx, MAYA)


async def test_facts_of_a_customer_are_found_under_any_identity(database: Database) -> None:
    async with database.transaction() as tx:
        await see(tx, LAPTOP, "anonymous", "laptop", NOON)
        await see(tx, MAYA, "user", "maya", NOON)
        await set_facts(tx, MAYA, {"name": "Maya Okafor", "email": "maya@okafor.example"}, "browser", NOON)
        await claim(tx, LAPTOP, MAYA, "browser", NOON)
        found = await customers_by_id(tx, [LAPTOP, PHONE])
        assert set(found) == {LAPTOP}
        assert (found[LAPTOP].id, found[LAPTOP].name) == (MAYA, "Maya Okafor")
