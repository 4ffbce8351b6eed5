"""Run the server: Granian in this very process, so that one process owns the log."""

import asyncio
import os
import signal

import structlog
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from wayline.entry.asgi import make_app
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.logs import configure_logs


def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; then finish what was begun and stop what we started."""
    configure_logs(settings.logs.format, settings.logs.level)
    os.umask(0o077)
    directory, postgres, url = prepare(settings)
    app = make_app(settings, directory, url)
    server = Server(
        app,
        address=settings.server.host,
        port=settings.server.port,
        interface=Interfaces.ASGI,
        backlog=2048,
        http1_settings=HTTP1Settings(keep_alive=True),
        log_enabled=False,
    )

    async def run() -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, server.stop)
        structlog.stdlib.get_logger("entry").info("serving", address=settings.public_url, data=str(directory.path))
        await server.serve()

    try:
        with asyncio.Runner(loop_factory=_loop) as runner:
            runner.run(run())
    finally:
        if postgres:
            postgres.stop()
        directory.close()


def _loop() -> asyncio.AbstractEventLoop:
    import uvloop  # noqa: PLC0415 not on every platform

    return uvloop.new_event_loop()
