"""Logs: one line a thing, and every line of a request says which request it was."""

import json
import logging
from collections.abc import Iterator

import httpx
import pytest
import structlog
from litestar import Litestar, get

from wayline.kit.http import RequestId
from wayline.kit.logs import configure_logs, logger


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@get("/", sync_to_thread=False)
def talkative() -> None:
    """Says two things: one of ours, one of a library's."""
    logger("shop").info("one thing")
    logging.getLogger("a-library").warning("another")


async def test_every_line_of_a_request_carries_the_id_it_is_answered_with(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("json", "info")
    app = Litestar([talkative], middleware=[RequestId], logging_config=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://wayline.test") as client:
        ids = [(await client.get("/")).headers["x-request-id"] for _ in range(2)]
    lines = [" ".join(json.loads(line).values()) for line in capsys.readouterr().err.splitlines()]
    said = [(word, id) for id in ids for word in ("one thing", "another")]
    assert all(word in line and id in line for (word, id), line in zip(said, lines, strict=True))
    assert len(set(ids)) == 2


def test_a_pretty_line_in_a_file_has_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("pretty", "info")
    logger("shop").info("one thing", number=1)
    written = capsys.readouterr().err
    assert "one thing" in written
    assert "number=1" in written
    assert "\x1b" not in written
