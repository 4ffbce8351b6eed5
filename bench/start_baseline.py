"""A Granian that answers one path and knows nothing else: what `start.py` is held against."""

import asyncio
import sys

from granian.constants import Interfaces
from granian.server.embed import Server
from litestar import Litestar, get


@get("/")
async def answer() -> str:
    """Be there."""
    return "here"


async def main() -> None:
    """Serve until killed."""
    app = Litestar([answer], openapi_config=None, logging_config=None)
    await Server(app, port=int(sys.argv[1]), interface=Interfaces.ASGI, log_enabled=False).serve()


if __name__ == "__main__":
    asyncio.run(main())
