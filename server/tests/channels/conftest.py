"""Visitors of the chat."""

import httpx
import pytest

from tests.cast import Cast
from tests.visitor import Visitor


@pytest.fixture
async def visitor(client: httpx.AsyncClient, cast: Cast) -> Visitor:
    """A browser that has arrived."""
    found = Visitor(client, cast.key)
    await found.arrive()
    return found
