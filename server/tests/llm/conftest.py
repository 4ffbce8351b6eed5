"""A server of our own that speaks the OpenAI protocol, and the room that asks it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.llm.openai_server import KEY, MODEL, OpenAiServer
from wayline.kit.db import Database
from wayline.llm import Llm, LlmSettings


@pytest.fixture
def server() -> Iterator[OpenAiServer]:
    """Ours, on this machine."""
    with OpenAiServer() as found:
        yield found


@pytest.fixture
def llm(server: OpenAiServer, database: Database) -> Callable[..., Llm]:
    """`llm(monthly_tokens=…)`: the room with these settings."""

    def make(**more: Any) -> Llm:
        told = {"url": server.url, "key": KEY, "model": MODEL, "allow_private": True, "timeout_seconds": 1.0, **more}
        return Llm(LlmSettings(**told), database)

    return make
