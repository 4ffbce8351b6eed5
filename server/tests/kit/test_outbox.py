"""The outbox: in order, at least once, and one that cannot be shipped does not hold up the rest for ever."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from wayline.kit import outbox
from wayline.kit.db import Database
from wayline.kit.live import Live


@pytest.fixture
async def live(database_url: str) -> AsyncIterator[Live]:
    found = Live(database_url)
    await found.start()
    yield found
    await found.stop()


class Shelf:
    """Where shipped payloads end; refuses those marked bad."""

    def __init__(self) -> None:
        self.taken: list[int] = []

    async def take(self, payloads: Sequence[dict[str, Any]]) -> None:
        if any(payload.get("bad") for payload in payloads):
            raise ValueError("bad")
        self.taken += [payload["n"] for payload in payloads]


async def fill(database: Database, *payloads: dict[str, Any]) -> None:
    async with database.transaction() as tx:
        await outbox.put(tx, "thing", list(payloads))


async def test_rows_are_shipped_in_order_and_leave(database: Database, live: Live) -> None:
    shelf = Shelf()
    relay = outbox.Relay(database, live, {"thing": shelf.take})
    await fill(database, *({"n": n} for n in range(2500)))
    while await relay.ship_once():
        pass
    assert shelf.taken == list(range(2500))
    async with database.transaction() as tx:
        assert await outbox.waiting_rows(tx) == (0, 0)


async def test_what_was_shipped_before_a_crash_is_shipped_again(database: Database, live: Live) -> None:
    shelf = Shelf()

    async def crash_after(payloads: Sequence[dict[str, Any]]) -> None:
        await shelf.take(payloads)
        raise KeyboardInterrupt

    await fill(database, {"n": 1})
    with pytest.raises(KeyboardInterrupt):
        await outbox.Relay(database, live, {"thing": crash_after}).ship_once()
    await outbox.Relay(database, live, {"thing": shelf.take}).ship_once()
    assert shelf.taken == [1, 1]


async def test_a_row_that_cannot_be_shipped_is_set_aside_and_the_others_go(database: Database, live: Live) -> None:
    shelf = Shelf()
    relay = outbox.Relay(database, live, {"thing": shelf.take})
    await fill(database, {"n": 1}, {"n": 2, "bad": True}, {"n": 3})
    for _ in range(outbox.ATTEMPTS):
        await relay.ship_once()
    assert shelf.taken == [1, 3]
    async with database.transaction() as tx:
        assert await outbox.waiting_rows(tx) == (0, 1)
