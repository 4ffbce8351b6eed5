"""A text that kills the reading process is given up and says so; the others are read."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

import pytest

from wayline.language import UNREADABLE, Language, LanguageUnavailable, Priority, Reading, Text, understand_each

DEADLY = "This one kills whoever reads it."


class Mortal(Language):
    """The real process; it is killed whenever it was given the deadly text."""

    async def understand(self, texts: Sequence[Text], **more: Any) -> list[Reading]:
        reading = asyncio.create_task(super().understand(texts, **more))
        while DEADLY in [text.body for text in texts] and not reading.done():
            if self.pid:
                with suppress(ProcessLookupError):
                    os.kill(self.pid, signal.SIGKILL)
            await asyncio.sleep(0)
        return await reading


@pytest.fixture
async def mortal() -> AsyncIterator[Mortal]:
    found = Mortal()
    yield found
    await found.stop()


async def test_the_deadly_one_is_marked_and_all_others_are_read(mortal: Mortal) -> None:
    texts = [Text("Thank you so much!"), Text(DEADLY), Text("Where is my parcel?")]
    with pytest.raises(LanguageUnavailable):
        await mortal.understand(texts)
    kind, deadly, asking = await understand_each(mortal, texts, priority=Priority.LATER)
    assert (deadly.text, deadly.fallback, deadly.sentiment, deadly.sentences) == (DEADLY, UNREADABLE, None, ())
    assert not deadly.language.is_supported
    assert deadly.version == kind.version == asking.version
    assert kind.fallback is None
    assert kind.sentiment
    assert asking.intents


async def test_where_nothing_can_be_read_no_text_is_to_blame(mortal: Mortal) -> None:
    await mortal.stop()
    with pytest.raises(LanguageUnavailable):
        await understand_each(mortal, [Text("Where is my parcel?")], priority=Priority.NOW)
