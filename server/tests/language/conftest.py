"""The models in this process, opened once; the room's own door has a process of its own."""

from collections.abc import AsyncIterator

import pytest

from wayline.language import Language, LanguageSettings
from wayline.language.language import PACKAGE
from wayline.language.signals import Reading, Text
from wayline.language.understanding import Understanding


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return Understanding(PACKAGE, threads=1)


@pytest.fixture
def read(understanding: Understanding):
    """One English text, read."""

    def of(body: str, **more) -> Reading:
        return understanding.understand([Text(body, **{"languages": ("en", "de"), "likely": "en"} | more)])[0]

    return of


@pytest.fixture
async def language() -> AsyncIterator[Language]:
    opened = Language(LanguageSettings(threads=1))
    yield opened
    await opened.stop()
