"""While somebody chats, what can wait is read in small pieces, and never not at all."""

import asyncio
import time
from itertools import pairwise

from wayline.language import Language, Priority, Text
from wayline.language.yielding import EVERY, MakingWay

STORY = [Text(f"The parcel number {number} has not come yet and nobody answers.") for number in range(20)]


class Clock:
    """Seconds, as they are set."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_piece_waits_until_nobody_chats_or_until_it_is_its_turn() -> None:
    clock = Clock()
    way = MakingWay(clock, quiet=2.0, every=0.5)
    assert way.wait == 0
    assert not way.is_needed
    way.somebody_waits()
    assert way.wait == 0  # none has passed for long
    assert way.is_needed
    clock.now += 2.0
    assert not way.is_needed


async def test_pieces_pass_one_after_the_other_however_long_somebody_chats() -> None:
    way, passed = MakingWay(time.monotonic, quiet=60.0, every=0.05), []
    way.somebody_waits()

    async def piece(number: int) -> None:
        await way.make()
        passed.append((number, time.monotonic()))

    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        for number in range(4):
            group.create_task(piece(number))
    assert [number for number, _ in passed] == [0, 1, 2, 3]
    assert all(later - earlier >= 0.045 for (_, earlier), (_, later) in pairwise(passed))


async def test_all_pass_at_once_when_nobody_chats() -> None:
    way = MakingWay(Clock(), quiet=2.0, every=1000.0)
    async with asyncio.timeout(5):
        for _ in range(50):
            await way.make()


async def test_an_import_makes_way_for_a_chat_and_is_read_all_the_same(language: Language) -> None:
    alone = await language.understand(STORY)
    await language.understand([Text("Is anybody there?")], priority=Priority.NOW)
    assert language.is_making_way
    began = time.monotonic()
    reading = asyncio.create_task(language.understand(STORY))
    await language.understand([Text("Hello?")], priority=Priority.NOW)
    assert not reading.done()
    beside = await reading
    assert time.monotonic() - began > EVERY  # three pieces of eight, the first of them at once
    assert [each.text for each in beside] == [each.text for each in alone]
    assert [each.sentiment and each.sentiment.label for each in beside] == [
        each.sentiment and each.sentiment.label for each in alone
    ]


async def test_what_is_of_now_does_not_make_way(language: Language) -> None:
    await language.understand([Text("Is anybody there?")], priority=Priority.NOW)
    await language.vectors(["An old text, which passes at once."])
    waiting = asyncio.create_task(language.vectors(["The next old text."]))
    await language.vectors(["Where is my order?"], priority=Priority.SOON)
    assert not waiting.done()
    assert len(await waiting) == 1
