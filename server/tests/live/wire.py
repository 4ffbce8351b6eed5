"""A console's socket to an application in this very process: what a web server would hand over, without one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
from litestar import Litestar

from tests.live.place import Frame

SOON = 30.0


class Wire:
    """One socket. Frames that were told and not yet heard wait in their order."""

    def __init__(self) -> None:
        self._said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._said.put_nowait({"type": "websocket.connect"})

    async def serve(self, app: Litestar, scope: dict[str, Any]) -> None:
        """Let the application answer, until either side leaves."""
        await app(scope, self._said.get, self._told.put)  # type: ignore[arg-type] # (a plain dict is what a server gives)

    def leave(self) -> None:
        """Close it, as a browser does."""
        self._said.put_nowait({"type": "websocket.disconnect", "code": 1000})

    def say(self, **frame: Any) -> None:
        """Send a frame."""
        self._said.put_nowait({"type": "websocket.receive", "text": msgspec.json.encode(frame).decode()})

    async def hear(self, is_it: Callable[[Frame], bool]) -> Frame:
        """The next frame of this kind."""
        return (await self._until(is_it))[-1]

    async def settle(self) -> list[Frame]:
        """Everything that was told until now: a ping goes out and its pong comes back behind it."""
        self.say(type="ping")
        return await self._until(lambda frame: frame["type"] == "pong")

    async def _until(self, is_it: Callable[[Frame], bool]) -> list[Frame]:
        heard: list[Frame] = []
        async with asyncio.timeout(SOON):
            while not heard or not is_it(heard[-1]):
                told = await self._told.get()
                if told["type"] == "websocket.send":
                    heard.append(msgspec.json.decode(told["text"]))
        return heard


@asynccontextmanager
async def console_of(app: Litestar, browser: httpx.AsyncClient) -> AsyncIterator[Wire]:
    """The socket of a console that is open in this browser, up to its first hello."""
    cookies = "; ".join(f"{each.name}={each.value}" for each in browser.cookies.jar)
    headers = {"host": browser.base_url.host, "cookie": cookies, "origin": str(browser.base_url).rstrip("/")}
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "scheme": "ws",
        "path": "/api/live",
        "raw_path": b"/api/live",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": (browser.base_url.host, 80),
        "subprotocols": [],
    }
    wire = Wire()
    serving = asyncio.create_task(wire.serve(app, scope))
    try:
        await wire.hear(lambda frame: frame["type"] == "hello")
        yield wire
    finally:
        wire.leave()
        await serving
