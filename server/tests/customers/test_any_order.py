"""The same log in any order, in any batches, from two connections at once: the same customers, facts and lines."""

import asyncio
import random
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from tests.customers.rows import NOON, seen
from wayline.customers import claim, see
from wayline.customers.following.following import follow
from wayline.customers.following.understanding import Row, understand
from wayline.customers.joining import edge_of
from wayline.customers.joining_by_hand import join, undo
from wayline.customers.listing.projecting import rebuild
from wayline.customers.model import Customer
from wayline.kit.db import Database
from wayline.kit.http import Caller
from wayline.kit.ids import new_id
from wayline.touchpoints.recording import Touchpoint, identity_id

TEAMMATE = Caller(kind="teammate", id=new_id(), name="Lea", permissions=frozenset())
TABLES = "identity, identity_claim, identity_fact, customer, customer_fact, outbox, audit, "
TABLES += "customer_company, customer_company_member"

calls = st.lists(
    st.builds(
        lambda browser, who, minute, plan, address: seen(
            "Customer Identified" if who else "Page Viewed",
            minute,
            anonymous_id=f"browser-{browser}",
            **({"user_id": f"who-{who}", "traits": {"plan": plan, "email": f"{address}@x.example"}} if who else {}),
        ),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 20),
        st.sampled_from(["free", "pro"]),
        st.sampled_from("ab"),
    ),
    min_size=1,
    max_size=10,
)


def row_of(touchpoint: Touchpoint) -> Row:
    return Row(
        identity=touchpoint.identity,
        anonymous=touchpoint.anonymous,
        name=touchpoint.name,
        occurred_at=touchpoint.occurred_at,
        last_at=touchpoint.occurred_at,
        channel=touchpoint.channel,
        initiated_by=touchpoint.initiated_by,
        history=False,
        properties=msgspec.json.encode(touchpoint.properties).decode(),
        context=msgspec.json.encode(touchpoint.context).decode(),
    )


async def applied(database: Database, batches: list[list[Touchpoint]]) -> dict[UUID, Any]:
    """The list of customers after these batches, in an emptied database."""
    async with database.transaction() as tx:
        await tx.execute(text(f"truncate {TABLES}"))
    for batch in batches:
        async with database.transaction() as tx:
            await follow(tx, understand([row_of(touchpoint) for touchpoint in batch], ""), NOON)
    return await listed(database)


async def listed(database: Database) -> dict[UUID, Any]:
    shown = (Customer.name, Customer.email, Customer.known, Customer.facts, Customer.first_seen_at, Customer.search)
    async with database.transaction() as tx:
        rows = await tx.execute(select(Customer.id, *shown, Customer.last_seen_at))
        return {row[0]: tuple(row[1:]) for row in rows}


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(calls=calls, seed=st.integers(0, 10_000))
async def test_any_order_of_the_same_calls_gives_the_same_customers(
    database: Database, calls: list[Touchpoint], seed: int
) -> None:
    mixed = list(calls)
    random.Random(seed).shuffle(mixed)
    assert await applied(database, [calls]) == await applied(database, [[each] for each in mixed])


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=calls, meanwhile=calls, seed=st.integers(0, 10_000))
async def test_undoing_a_join_restores_every_fact_and_line(
    database: Database, before: list[Touchpoint], meanwhile: list[Touchpoint], seed: int
) -> None:
    """Also what was joined, told and met while the two were one."""
    never = await applied(database, [before, meanwhile])
    customers = sorted(await applied(database, [before]))
    if len(customers) < 2:
        return
    here, there = random.Random(seed).sample(customers, 2)
    async with database.transaction() as tx:
        id = await join(tx, here, there, TEAMMATE, NOON)
    async with database.transaction() as tx:
        await follow(tx, understand([row_of(touchpoint) for touchpoint in meanwhile], ""), NOON)
    async with database.transaction() as tx:
        await undo(tx, id, TEAMMATE, NOON)
    assert await listed(database) == never


async def test_two_connections_that_join_the_same_ids_at_once_agree(database: Database) -> None:
    browsers = [f"browser-{number}" for number in range(6)]
    who = identity_id("user", "maya")

    async def identify(browser: str, first: str) -> None:
        async with database.transaction() as tx:
            identity = identity_id("anonymous", browser)
            order = [("user", "maya"), ("anonymous", browser)]
            for kind, value in order if first == "user" else reversed(order):
                await see(tx, identity_id(kind, value), kind, value, NOON)
            await claim(tx, identity, who, "browser", NOON)

    both = [identify(browser, first) for browser in browsers for first in ("user", "anonymous")]
    await asyncio.gather(*both)
    assert set(await listed(database)) == {who}


async def test_the_list_can_be_made_again(database: Database) -> None:
    calls = [
        seen("Customer Identified", 1, anonymous_id="laptop", user_id="maya", traits={"name": "Maya", "plan": "pro"}),
        seen("Page Viewed", 2, anonymous_id="phone"),
    ]
    before = await applied(database, [calls])
    async with database.transaction() as tx:
        await tx.execute(text("truncate customer"))
        await tx.execute(text("update customer_fact set name = 'once ' || name"))
        assert await rebuild(tx, NOON) == 2
        assert {row.name for row in await tx.execute(text("select name from customer_fact"))} == {"name", "plan"}
    assert await listed(database) == before


def test_a_claim_said_twice_is_one_claim() -> None:
    one, other = identity_id("user", "maya"), identity_id("anonymous", "laptop")
    assert edge_of(one, other, "browser", NOON).id == edge_of(other, one, "browser", NOON).id
