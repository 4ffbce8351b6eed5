"""A WebSocket to a browser: frames go out in order, a slow reader is told to catch up, a silent one is let go."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketException

from wayline.kit.logs import logger

MOST_WAITING = 500
SILENCE = 75.0
SENT_WITHIN = 20.0
LARGEST_FRAME = 16_384
HELLO = b'{"type":"hello","cursor":null}'
PONG = b'{"type":"pong"}'
GOODBYE = b""
log = logger("sockets")

Heard = Callable[[dict[str, Any]], Awaitable[None]]


class Outlet:
    """Frames that wait to be sent to one socket.

    When more wait than a reader takes, they are forgotten and `hello` is sent instead: it means "ask for
    everything since your cursor", so a slow reader is late but never wrong.
    """

    def __init__(self) -> None:
        self._frames: asyncio.Queue[bytes] = asyncio.Queue(maxsize=MOST_WAITING)

    def put(self, frame: bytes) -> None:
        """Send this when its turn comes."""
        try:
            self._frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.resync()

    def resync(self) -> None:
        """Forget what waits; the reader catches up by its cursor."""
        while not self._frames.empty():
            self._frames.get_nowait()
        self._frames.put_nowait(HELLO)

    def close(self) -> None:
        """Let the reader go once they have what waits."""
        self.put(GOODBYE)

    async def next(self) -> bytes:
        """The next frame, whenever it comes; GOODBYE is the last."""
        return await self._frames.get()


async def serve_socket(socket: WebSocket[Any, Any, Any], outlet: Outlet, heard: Heard) -> None:
    """Send what waits and hear what comes until either side leaves. The socket is accepted already."""
    tasks = {asyncio.create_task(_send(socket, outlet)), asyncio.create_task(_hear(socket, outlet, heard))}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            _look_at(task)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(Exception):
            await socket.close()


async def frame_of(socket: WebSocket[Any, Any, Any], seconds: float) -> dict[str, Any]:
    """The next frame, a JSON object; raises ValueError for anything else, TimeoutError when none comes."""
    async with asyncio.timeout(seconds):
        text = await socket.receive_text()
    if len(text) > LARGEST_FRAME:
        raise ValueError("A frame is too large.")
    frame = msgspec.json.decode(text)
    if not isinstance(frame, dict):
        raise ValueError("A frame is an object.")  # noqa: TRY004 what came is wrong, not the program
    return frame


async def _send(socket: WebSocket[Any, Any, Any], outlet: Outlet) -> None:
    while True:
        frame = await outlet.next()
        if frame == GOODBYE:
            return
        async with asyncio.timeout(SENT_WITHIN):
            await socket.send_text(frame.decode())


async def _hear(socket: WebSocket[Any, Any, Any], outlet: Outlet, heard: Heard) -> None:
    while True:
        frame = await frame_of(socket, SILENCE)
        if frame.get("type") == "ping":
            outlet.put(PONG)
        await heard(frame)


def _look_at(task: asyncio.Task[None]) -> None:
    """A reader that left, fell silent or sent nonsense is no fault of ours; anything else is."""
    error = None if task.cancelled() else task.exception()
    if error and not isinstance(error, WebSocketException | TimeoutError | ValueError | OSError):
        log.warning("socket closed", error=repr(error))
