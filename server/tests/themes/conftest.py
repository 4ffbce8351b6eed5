"""What the tests of this room share."""

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
