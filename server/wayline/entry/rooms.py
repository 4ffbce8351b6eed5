"""Which room brings what: routes, jobs, and work that follows the log."""

from typing import Any

import procrastinate
from litestar.types import ControllerRouterHandler

from wayline.collect import Collector
from wayline.collect import http as collect
from wayline.company import http as company
from wayline.company import jobs as company_jobs
from wayline.entry.parts import Parts
from wayline.line import http as line


def handlers() -> list[ControllerRouterHandler]:
    """The route handlers of every room."""
    return [*company.handlers, *collect.handlers, *line.handlers]


def middleware() -> list[Any]:
    """Who is calling: the teammate of a session or the owner of a key."""
    return [*company.middleware]


def job_rooms() -> dict[str, procrastinate.Blueprint]:
    """The tasks of every room, by namespace."""
    return {"company": company_jobs.blueprint()}


def begin(parts: Parts) -> dict[str, Any]:
    """Start what runs beside the server: followers of the log. Returns what rooms keep for their handlers, by name."""
    return {"collect": Collector(parts.database, parts.writer, parts.settings.privacy.ip_address)}
