"""One real server with a company for these tests."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.live.place import Place
from tests.running import RunningServer


@pytest.fixture(scope="session")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    """A real server with Ana and Tom at work in it."""
    server = RunningServer(tmp_path_factory.mktemp("live") / "data")
    server.start()
    found = Place(server)
    try:
        await found.found()
        yield found
    finally:
        server.stop()


@pytest.fixture
async def own_place(tmp_path: Path) -> AsyncIterator[Place]:
    """A server of this test's own: it may be killed."""
    server = RunningServer(tmp_path / "data")
    await asyncio.to_thread(server.start)
    found = Place(server)
    try:
        await found.found()
        yield found
    finally:
        await asyncio.to_thread(server.stop)
