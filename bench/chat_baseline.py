"""What the chat is compared with: the same web server, telling what it hears to every socket, keeping nothing."""

import asyncio
import sys
from typing import Any

import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

Tell = Any
_sockets: set[Tell] = set()


async def tell_all(scope: dict[str, Any], receive: Any, send: Tell) -> None:  # noqa: ANN401 ASGI's own words
    """A POST's body goes to every open socket; the answer comes after."""
    if scope["type"] == "http":
        body = (await receive()).get("body", b"")
        for tell in tuple(_sockets):
            await tell({"type": "websocket.send", "text": body.decode()})
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        _sockets.add(send)
        while (await receive())["type"] != "websocket.disconnect":
            pass
        _sockets.discard(send)


def main() -> None:
    """Serve on the port given."""
    server = Server(tell_all, port=int(sys.argv[1]), interface=Interfaces.ASGI, log_enabled=False)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(server.serve())


if __name__ == "__main__":
    main()
