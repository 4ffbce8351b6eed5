"""The door: a process of its own that may die, fill up or be asked too much, and callers who hear of it in words."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import Callable

import numpy as np
import psutil
import pytest

from wayline.language import (
    ExamplesTooFew,
    HeadInvalid,
    Language,
    LanguageBusy,
    LanguageSettings,
    LanguageUnavailable,
    ModelPackageDamaged,
    Priority,
    Text,
)
from wayline.language.language import PACKAGE


def texts(count: int) -> list[Text]:
    return [Text(f"My parcel number {n} has not arrived, and nobody answers.", languages=("en",)) for n in range(count)]


async def until(holds: Callable[[], bool]) -> None:
    """Wait for what the process does by itself."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 (another process has no event of ours)
            await asyncio.sleep(0.01)


async def process_of(language: Language, *, busy: bool) -> psutil.Process:
    """The reading process, once it runs (and, where asked, has worked for a moment)."""
    await until(lambda: language.pid is not None)
    process = psutil.Process(language.pid)
    await until(lambda: not busy or process.cpu_times().user > 0.3)
    return process


async def test_readings_come_in_the_order_of_their_texts(language):
    asked = [Text("I love it!"), *texts(70), Text("What a terrible shop.")]

    found = await language.understand(asked)

    assert [one.text for one in found] == [one.body for one in asked]
    assert found[0].sentiment.label == "positive"
    assert found[-1].sentiment.label == "negative"


async def test_the_loop_goes_on_while_texts_are_read(language):
    await language.understand(texts(1))
    longest, began = 0.0, time.perf_counter()

    reading = asyncio.create_task(language.understand(texts(200)))
    while not reading.done():
        before = time.perf_counter()
        await asyncio.sleep(0.005)
        longest = max(longest, time.perf_counter() - before)

    assert len(await reading) == 200
    assert longest < max(0.25, (time.perf_counter() - began) / 4)


async def test_the_process_holds_less_than_450_mb_and_two_cores_have_room_for_a_hundred_texts_a_second(language):
    await language.understand(texts(8))
    process = psutil.Process(language.pid)
    before = sum(process.cpu_times()[:2])

    await language.understand([Text(f"{one.body} Can I have my {n} euros back?") for n, one in enumerate(texts(96))])

    assert process.memory_info().rss < 450 * 1024 * 1024
    assert (sum(process.cpu_times()[:2]) - before) / 96 < 2 / 100


async def test_a_process_killed_in_the_middle_is_started_again_and_the_caller_gets_its_answer(language):
    reading = asyncio.create_task(language.understand(texts(300)))
    process = await process_of(language, busy=True)

    os.kill(process.pid, signal.SIGKILL)
    found = await reading

    assert [one.sentiment is not None for one in found] == [True] * 300
    assert language.pid not in (None, process.pid)


async def test_a_process_killed_twice_is_a_clear_refusal_and_the_next_caller_is_served(language):
    reading = asyncio.create_task(language.understand(texts(300)))
    killed = set()
    while len(killed) < 2:
        process = await process_of(language, busy=False)
        if process.pid not in killed:
            killed.add(process.pid)
            os.kill(process.pid, signal.SIGKILL)
        await asyncio.sleep(0.01)

    with pytest.raises(LanguageUnavailable):
        await reading

    assert len(await language.understand(texts(3))) == 3


async def test_a_chat_goes_before_an_import(language):
    await language.understand(texts(1))
    history = asyncio.create_task(language.understand(texts(600)))
    await asyncio.sleep(0.05)

    await language.understand([Text("Is anybody there?")], priority=Priority.NOW)

    assert not history.done()
    assert len(await history) == 600


async def test_a_list_longer_than_the_queue_is_read_whole():
    small = Language(LanguageSettings(threads=1, waiting=1, patience_seconds=0.5))

    assert len(await small.understand(texts(90))) == 90

    await small.stop()


async def test_who_finds_no_room_is_told_after_a_while():
    small = Language(LanguageSettings(threads=1, waiting=1, patience_seconds=0.2))
    first = asyncio.create_task(small.understand(texts(32)))
    await asyncio.sleep(0.05)

    with pytest.raises(LanguageBusy):
        await small.understand(texts(32))

    assert len(await first) == 32
    await small.stop()


async def test_a_process_that_holds_too_much_is_replaced():
    greedy = Language(LanguageSettings(threads=1, memory_mb=60))
    await greedy.understand(texts(1))

    assert greedy.pid is None
    assert len(await greedy.understand(texts(1))) == 1
    await greedy.stop()


async def test_an_idle_process_ends_and_a_question_starts_it_again():
    calm = Language(LanguageSettings(threads=1, idle_seconds=0.05))
    await calm.understand(texts(1))
    await until(lambda: calm.pid is None)

    assert len(await calm.understand(texts(1))) == 1
    await calm.stop()


async def test_a_caller_who_gives_up_leaves_the_process_to_the_others(language):
    given_up = asyncio.create_task(language.understand(texts(100)))
    await asyncio.sleep(0.2)
    given_up.cancel()

    assert len(await language.understand(texts(2))) == 2


async def test_stopping_ends_the_process_and_refuses_who_waits():
    stopped = Language(LanguageSettings(threads=1))
    reading = asyncio.create_task(stopped.understand(texts(300)))
    process = await process_of(stopped, busy=False)

    await stopped.stop()

    with pytest.raises(LanguageUnavailable):
        await reading
    assert not psutil.pid_exists(process.pid)


async def test_a_damaged_package_is_said_and_a_list_of_words_reads(tmp_path):
    package = tmp_path / "package"
    shutil.copytree(PACKAGE, package)
    with (package / "sentiment.head").open("r+b") as file:
        file.seek(1000)
        file.write(b"\x00\x01\x02\x03")
    damaged = Language(LanguageSettings(threads=1), package=package)

    (found,) = await damaged.understand([Text("I love these wonderful shoes!", languages=("en",))])

    assert "sentiment.head" in found.fallback
    assert found.version == "lexicon-1"
    assert (found.sentiment.label, found.sentiment.because.by) == ("positive", "lexicon")
    with pytest.raises(ModelPackageDamaged):
        await damaged.vectors(["hello"])
    await damaged.stop()


async def test_vectors_are_alike_where_the_meaning_is(language):
    found = await language.vectors(["Where is my parcel?", "My package has not come.", "I like red shoes."])

    assert found.shape == (3, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert found[0] @ found[1] > found[0] @ found[2] + 0.2


DELIVERY = (
    "Where is my parcel?",
    "The delivery is late.",
    "The courier never came.",
    "When will it be shipped?",
    "My package is lost.",
)
SIZE = (
    "The shoes are too small.",
    "It does not fit.",
    "I need a larger size.",
    "The sleeves are too long.",
    "Too tight at the waist.",
)


async def test_a_head_is_learned_from_examples_and_tells_them_apart(language):
    learned = await language.train([*DELIVERY, *SIZE], [["delivery"]] * 5 + [["size"]] * 5)

    scores = await language.score(learned.head, ["Has my order been sent out?", "These trousers are too wide."])

    assert [each[0].label for each in scores] == ["delivery", "size"]
    assert all(each[0].is_chosen and 0 < each[0].confidence <= 1 for each in scores)
    assert {one.label: one.examples for one in learned.measured} == {"delivery": 5, "size": 5}


async def test_the_same_examples_give_the_same_bytes_in_another_process(language):
    texts, labels = [*DELIVERY, *SIZE], [["delivery"]] * 5 + [["size"]] * 5
    vectors = await language.vectors(texts)

    first, second = [await language.train(texts, labels, vectors=vectors) for _ in range(2)]

    assert first.head == second.head


async def test_too_few_examples_and_what_is_no_head_are_refused_in_words(language):
    with pytest.raises(ExamplesTooFew):
        await language.train(["one"], [["a"]])
    with pytest.raises(HeadInvalid):
        await language.score(b"no head", ["text"])
