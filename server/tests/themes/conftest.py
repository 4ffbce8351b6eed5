"""What the tests of this room share."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.cast import As


@pytest.fixture
async def ana(as_role: As) -> httpx.AsyncClient:
    """Speaks as the administrator."""
    return await as_role("administrator")


@pytest.fixture
def grown(ana: httpx.AsyncClient):
    """`await grown("Delivery", below=None, …)` makes a theme and gives it as it is told."""

    async def make(name: str, below: str | None = None, **more: Any) -> dict[str, Any]:
        answer = await ana.post("/api/themes", json={"name": name, "parent_id": below, **more})
        assert answer.status_code == 201, answer.text
        return answer.json()

    return make


@pytest.fixture
def tree(ana: httpx.AsyncClient):
    """The tree as lines, each indented by its level: `await tree()`."""

    async def told() -> list[str]:
        items = (await ana.get("/api/themes")).json()["items"]
        return ["  " * (item["level"] - 1) + item["name"] for item in items]

    return told


@pytest.fixture
def ended(ana):
    """Wait until no work is under way: `await ended()` gives how training stands."""

    async def wait():
        async with asyncio.timeout(120):
            while True:
                stands = (await ana.get("/api/themes/training")).json()
                work = [stands["training"], stands["retheming"]]
                if all(one is None or one["ended_at"] for one in work) and not stands["behind"]:
                    return stands
                await asyncio.sleep(0.1)

    return wait
