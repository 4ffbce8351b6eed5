"""What capturing is compared with: the same web server and decoder, which drop what they have read."""

import asyncio
import sys
from typing import Any

import msgspec
import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server


class Body(msgspec.Struct):
    """As much of a batch as any server must read."""

    batch: list[dict[str, Any]]


_decode = msgspec.json.Decoder(Body).decode


async def parse_then_drop(scope: dict[str, Any], receive: Any, send: Any) -> None:  # noqa: ANN401 ASGI's own words
    """Read the body, parse it, answer."""
    if scope["type"] != "http":
        return
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    if body:
        _decode(body)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": b'{"success":true}'})


def main() -> None:
    """Serve on the port given."""
    server = Server(parse_then_drop, port=int(sys.argv[1]), interface=Interfaces.ASGI, log_enabled=False)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(server.serve())


if __name__ == "__main__":
    main()
