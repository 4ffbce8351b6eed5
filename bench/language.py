"""How many texts a second are understood whole, in how much memory, and how long a chat waits behind an import.

`python bench/language.py [texts]`. Texts are made of one to three sentences with a number of their own, so that none
is remembered from before. Beside it, the list of words alone (no models). Gates: ≥ 100 texts/s on two cores, ≤ 450 MB,
a chat's message understood < 150 ms after it came. Processor time a text holds on a busy machine too: at 20 ms, two
cores read a hundred texts a second.
"""

import asyncio
import random
import statistics
import sys
import time

import psutil

from wayline.language import Language, LanguageSettings, Priority, Text
from wayline.language.lexicon import valence

SENTENCES = (
    "My order {n} has still not arrived and nobody answers my mails.",
    "How do I change the delivery address of parcel {n}?",
    "The shoes I bought for {n} euros are too small, can I send them back?",
    "Thank you so much, number {n} of your team solved it within minutes!",
    "The app crashes every time I open page {n}.",
    "I have been waiting for {n} days and I am really disappointed.",
    "It would be great if you offered size {n} in blue as well.",
    "Your colleague was friendly, and the {n} stickers made my daughter smile.",
    "Please cancel my subscription {n} by tomorrow.",
    "The colour is nice but the fabric of model {n} feels cheap.",
    "I was charged twice for invoice {n}.",
    "Just wanted to say that the new shop in street {n} is lovely.",
)
CHATS = 40


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    asyncio.run(measure(count))


async def measure(count: int) -> None:
    """The import alone, then with a chat that comes in between."""
    chance = random.Random(3)
    language = Language(LanguageSettings(threads=2))
    began = time.perf_counter()
    await language.understand(texts(chance, 1))
    print(f"first answer, from nothing running: {time.perf_counter() - began:.2f} s")
    some = texts(chance, count)
    process = psutil.Process(language.pid)
    began, busy = time.perf_counter(), spent(process)
    await language.understand(some)
    whole, busy = count / (time.perf_counter() - began), (spent(process) - busy) / count
    began = time.perf_counter()
    for one in some:
        valence(one.body)
    words = count / (time.perf_counter() - began)
    print(f"full enrichment: {whole:.0f} texts/s (the list of words alone, sentiment only: {words:.0f})")
    print(f"processor time: {1000 * busy:.1f} ms a text, so two cores have room for {2 / busy:.0f} texts/s")
    print(f"memory of the reading process: {process.memory_info().rss / 1e6:.0f} MB")
    alone = await chats(language, chance)
    history = asyncio.create_task(language.understand(texts(chance, count)))
    await asyncio.sleep(0.2)
    behind = await chats(language, chance, until=history)
    await history
    for name, waits in (("alone", alone), ("during an import", behind)):
        middle = statistics.median(waits)
        print(f"a chat's message, {name}: p50 {middle:.0f} ms, slowest {max(waits):.0f} ms ({len(waits)})")
    await language.stop()


def spent(process: psutil.Process) -> float:
    """Seconds of processor it has used."""
    used = process.cpu_times()
    return used.user + used.system


async def chats(language: Language, chance: random.Random, *, until: asyncio.Task[object] | None = None) -> list[float]:
    """Milliseconds that messages waited for their reading, one every 50 ms."""
    waits = []
    while len(waits) < CHATS and not (until and until.done()):
        began = time.perf_counter()
        await language.understand(texts(chance, 1), priority=Priority.NOW)
        waits.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(0.05)
    return waits


def texts(chance: random.Random, count: int) -> list[Text]:
    """Made of one to three sentences."""
    return [
        Text(
            " ".join(s.format(n=chance.randint(1, 10**6)) for s in chance.sample(SENTENCES, chance.randint(1, 3))),
            languages=("en", "de"),
        )
        for _ in range(count)
    ]


if __name__ == "__main__":
    main()
