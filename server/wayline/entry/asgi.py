"""The web application: every room's handlers behind one edge."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar

from wayline.entry import control, health, reference, rooms, web
from wayline.entry.parts import Parts, open_parts
from wayline.entry.settings import Settings
from wayline.kit.folder import DataDirectory
from wayline.kit.http import RequestId, edge_dependencies, error_answers
from wayline.kit.sealing import Seal


def make_app(settings: Settings, directory: DataDirectory, url: str) -> Litestar:
    """The application; its parts open when it starts and close when it stops."""

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with at_work(app, settings, directory, url):
            yield

    return Litestar(**app_arguments(), lifespan=[lifespan])


@asynccontextmanager
async def at_work(app: Litestar, settings: Settings, directory: DataDirectory, url: str) -> AsyncIterator[None]:
    """The parts behind an application, open while the block is."""
    async with open_parts(settings, directory, url, rooms.job_rooms()) as parts:
        hand_out(app, parts)
        app.state.update(rooms.begin(parts))
        yield


def app_arguments() -> dict[str, Any]:
    """What every application of ours is made with, running or only asked for its OpenAPI document."""
    return {
        "route_handlers": [*rooms.handlers(), *health.handlers, *reference.handlers, control.backup, *web.handlers()],
        "dependencies": edge_dependencies,
        "exception_handlers": error_answers,
        "middleware": [RequestId, *rooms.middleware()],
        "openapi_config": reference.document,
        "logging_config": None,
        "request_max_body_size": 12_000_000,
    }


def hand_out(app: Litestar, parts: Parts) -> None:
    """Put the parts where the edge finds them."""
    for name in ("settings", "database", "live", "writer", "reading", "files", "mail", "language", "directory"):
        app.state[name] = getattr(parts, name)
    app.state["parts"] = parts
    app.state["seal"] = Seal.at(parts.directory.seal)
