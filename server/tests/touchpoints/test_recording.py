"""Recording: on the line when, and only when, the transaction commits."""

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import httpx

from wayline.entry.parts import Parts
from wayline.kit.ids import derived_id, new_id
from wayline.touchpoints.reading import touchpoints
from wayline.touchpoints.recording import Touchpoint, identity_id, record


def started() -> Touchpoint:
    return Touchpoint(
        id=derived_id("test", str(new_id())),
        identity=identity_id("anonymous", "a"),
        name="Conversation Started",
        occurred_at=datetime(2026, 11, 2, tzinfo=UTC),
        conversation=new_id(),
        properties={"page": "/basket"},
    )


async def test_what_a_committed_transaction_recorded_is_shipped_and_what_a_failed_one_did_is_not(
    parts: Parts, settled: Callable[[], Awaitable[None]]
) -> None:
    kept, lost = started(), started()
    async with parts.database.transaction() as tx:
        await record(tx, kept)
    with contextlib.suppress(ZeroDivisionError):
        async with parts.database.transaction() as tx:
            await record(tx, lost)
            raise ZeroDivisionError
    await settled()
    assert [row["id"] for row in await parts.reading.rows(touchpoints())] == [kept.id]


async def test_the_server_is_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/health/ready")).json() == {"status": "ready"}
