"""The application behind a real socket, for clients that know nothing of us but an address and a key."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, NamedTuple

import httpx
import pytest

from tests.cast import hire
from tests.running import free_port
from wayline.entry.asgi import make_app
from wayline.entry.serving import embedded
from wayline.entry.settings import ServerSettings, Settings
from wayline.kit.folder import DataDirectory
from wayline.touchpoints.reading import touchpoints


class House(NamedTuple):
    """Where it listens, the channel's key, and what its log holds once `count` touchpoints are in."""

    url: str
    key: str
    log: Callable[[int], Awaitable[list[dict[str, Any]]]]


@pytest.fixture
async def house(settings: Settings, database_url: str) -> AsyncIterator[House]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    directory = DataDirectory(settings.data)
    directory.open()
    served = Settings(data=settings.data, server=ServerSettings(port=port))
    app = make_app(served, directory, database_url)
    server = embedded(app, "127.0.0.1", port)
    running = asyncio.create_task(server.serve())
    async with httpx.AsyncClient() as client, asyncio.timeout(30):
        while not await _is_ready(client, url):  # noqa: ASYNC110 only the socket can say it is open
            await asyncio.sleep(0.05)
    cast = await hire(app.state.parts.database)

    async def log(count: int) -> list[dict[str, Any]]:
        captured = touchpoints().filter(touchpoints().source == str(cast.channel_id))
        async with asyncio.timeout(60):
            while True:
                found: list[dict[str, Any]] = await app.state.reading.rows(captured.order_by("position"))
                if len(found) >= count:
                    return found
                await asyncio.sleep(0.05)

    yield House(url, cast.key, log)
    server.stop()  # type: ignore[no-untyped-call] # Granian carries no types
    await running
    directory.close()


async def _is_ready(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(f"{url}/health/ready")).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False
