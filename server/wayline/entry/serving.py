"""Run the server: Granian in this very process, so that one process owns the log."""

import asyncio
import gc
import os
import signal
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

import structlog
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server
from litestar import Litestar

from wayline.company.starting import new_setup_token
from wayline.entry import control
from wayline.entry.asgi import make_app
from wayline.entry.parts import Parts, prepare
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.errors import Conflict
from wayline.kit.logs import configure_logs
from wayline.kit.postgres import EmbeddedPostgres, PostgresUnavailable
from wayline.line import get_ready as get_line_ready
from wayline.metrics.statistics import scipy_stats
from wayline.themes import get_ready as get_words_ready

LOOK_EVERY = 1.0
Beside = Callable[[Parts], Awaitable[None]]
log = structlog.stdlib.get_logger("entry")


class PortTaken(Conflict):
    """The operating system's words are in the message."""

    code = "port_taken"
    message = "The address is taken."


def refuse_taken(host: str, port: int) -> None:
    """Raises PortTaken where somebody listens: the web server would share the port with them, and each get a part."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        message = f"{host}:{port} cannot be listened on ({error.strerror}). Stop what runs there, or set server.port."
        raise PortTaken(message, host=host, port=port) from error


def serve(settings: Settings, beside: Beside | None = None) -> None:
    """Serve until SIGINT or SIGTERM; then finish what was begun and stop what we started.

    `beside` runs next to the server once it is ready, until it ends or the server does.
    """
    configure_logs(settings.logs.format, settings.logs.level)
    os.umask(0o077)
    refuse_taken(settings.server.host, settings.server.port)
    directory, postgres, url = prepare(settings)
    try:
        app = make_app(settings, directory, url)
        app.state["control"] = control.announce(directory, settings.local_url)
        with asyncio.Runner(loop_factory=_loop) as runner:
            runner.run(_run(app, settings, postgres, beside))
    finally:
        if postgres:
            postgres.stop()
        directory.close()


def embedded(app: Litestar, host: str, port: int) -> Server:
    """Granian, in this process, for one application."""
    return Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        backlog=2048,
        http1_settings=HTTP1Settings(keep_alive=True),
        log_enabled=False,
    )


async def _run(app: Litestar, settings: Settings, postgres: EmbeddedPostgres | None, beside: Beside | None) -> None:
    server = embedded(app, settings.server.host, settings.server.port)
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()

    def stop() -> None:
        stopping.set()
        server.stop()  # type: ignore[no-untyped-call] # (Granian does not type it)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    serving = asyncio.create_task(server.serve())
    company = asyncio.create_task(_when_ready(app, settings, beside))
    keeping = asyncio.create_task(_keep_alive(postgres)) if postgres else None
    try:
        await asyncio.wait({serving, company}, return_when=asyncio.FIRST_COMPLETED)
        # Whoever talks to a server that was asked to stop fails, and that is nothing to tell.
        if company.done() and company.exception() and not stopping.is_set():
            stop()
            await serving
            company.result()
        await serving
    finally:
        gc.unfreeze()
        company.cancel()
        if keeping:
            keeping.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await company


async def _when_ready(app: Litestar, settings: Settings, beside: Beside | None) -> None:
    while not await _is_ready(settings):  # noqa: ASYNC110 (only the socket can say it is open)
        await asyncio.sleep(0.05)
    _look_for_cycles_less_often()
    parts: Parts = app.state.parts
    parts.keep_running(_load_statistics, "loading statistics")
    parts.keep_running(lambda: _get_ready(parts), "questions of the log")
    if beside is not None:
        await beside(parts)
        return
    log.info("serving", address=settings.public_url, data=str(parts.directory.path))
    token = await new_setup_token(parts.database, utc_now())
    if token is not None:
        log.info("open this once to create the administrator", address=f"{settings.public_url}/setup?token={token}")


async def _get_ready(parts: Parts) -> None:
    """One after the other: compiling holds the interpreter, and nobody waits for it yet."""
    await get_line_ready(parts.reading)
    await get_words_ready(parts.reading)


async def _keep_alive(postgres: EmbeddedPostgres) -> None:
    """The PostgreSQL that comes along is ours to look after: one that was killed is started again."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            if await asyncio.to_thread(postgres.revive):
                log.warning("postgresql was gone and is back")
        except PostgresUnavailable as error:
            log.error("postgresql does not come back", reason=str(error.facts))  # noqa: TRY400 (its own log has the rest)


async def _load_statistics() -> None:
    """What the start left out, so that the first number need not wait for it."""
    await asyncio.to_thread(scipy_stats)


def _look_for_cycles_less_often() -> None:
    """What a start makes stays, what captures make dies young: a fifth of their time went into looking for cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


async def _is_ready(settings: Settings) -> bool:
    """Asked over the very socket, in ten lines: loading an HTTP client would be felt at every start."""
    local = urlsplit(settings.local_url)
    try:
        reader, writer = await asyncio.open_connection(local.hostname, local.port)
    except OSError:
        return False
    try:
        writer.write(b"GET /health/ready HTTP/1.1\r\nHost: wayline\r\nConnection: close\r\n\r\n")
        return b" 200 " in await reader.readline()
    except OSError:
        return False
    finally:
        writer.close()


def _loop() -> asyncio.AbstractEventLoop:
    import uvloop  # noqa: PLC0415 (not on every platform)

    return uvloop.new_event_loop()
