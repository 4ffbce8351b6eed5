"""Which room brings what: routes, jobs, and work that follows the log."""

from typing import Any

import procrastinate
from litestar.types import ControllerRouterHandler

from wayline.entry.parts import Parts


def handlers() -> list[ControllerRouterHandler]:
    """The route handlers of every room."""
    return []


def middleware() -> list[Any]:
    """Who is calling: the teammate of a session or the owner of a key."""
    return []


def job_rooms() -> dict[str, procrastinate.Blueprint]:
    """The tasks of every room, by namespace."""
    return {}


def begin(parts: Parts) -> None:
    """Start what runs beside the server: followers of the log."""
