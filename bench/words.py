"""What the screen Words asks, over 100,000 texts in a log of 3,000,000: each question against a budget of 2 s.

`.venv/bin/python bench/words.py [texts] [rows] [rounds]`. The texts are of 30,000 customers, half of them in the 28
days that are asked for, half in the 28 before; each was read once and themed once, 12 themes in two levels.
"first" forgets what was gathered, as after new touchpoints; "again" is the next question of the same screen. "its CPU"
is what this process spent on a first one, on all cores together: load on the machine changes it less.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wayline.kit.ids import derived_id
from wayline.metrics import Calendar
from wayline.themes import Words, get_ready
from wayline.themes.words.wanted import Search, Wanted
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import LogWriter

BUDGET = 2.0
SINCE = datetime(2026, 10, 1, tzinfo=UTC)
WANTED = Wanted(since=SINCE, until=SINCE + timedelta(days=28))
THEMES = [str(derived_id("theme", str(n))) for n in range(12)]
LAST_AT_THE_TOP = 8
CALENDAR = Calendar("Europe/Berlin")


def main() -> None:
    """Build the log, ask, print."""
    said = argparse.ArgumentParser()
    said.add_argument("texts", nargs="?", type=int, default=100_000)
    said.add_argument("rows", nargs="?", type=int, default=3_000_000)
    said.add_argument("rounds", nargs="?", type=int, default=5)
    asked = said.parse_args()
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        engine = DuckLog(Path(folder) / "log.duckdb", memory="2GB")
        fill(engine, asked.texts, asked.rows)
        asyncio.run(measure(engine, asked.rounds))
        engine.close()


def fill(engine: DuckLog, texts: int, rows: int) -> None:
    """The rest of the log, the texts with what was read, and what they are about."""
    step = "['Page Viewed', 'Product Viewed', 'Order Delayed', 'Order Completed'][(hash(i) % 4 + 1)::bigint]"
    write(engine, f"range(3 * {texts}, {rows})", "i", step, lens="'experience'", properties="null")
    sentence = {"start": 0, "end": 40, "sentiment": -1.0, "emotions": [], "intents": []}
    read = {
        "text_id": "$text",
        "writer": "customer",
        "source": "message",
        "language": "en",
        "text": "I waited for order $i and nobody answers.",
        "is_automatic": False,
        "sentiment": "$feels",
        "effort": None,
        "emotions": [{"name": "anger", "confidence": 0.7}],
        "entities": [{"kind": "product", "value": "Trail $shoe"}],
        "sentences": [sentence] * 12,
    }
    held = [
        {"theme": f"${each}", "confidence": 0.9, "by": "model", "words": ["waited", "days"]} for each in ("one", "two")
    ]
    themed = {"text_id": "$text", "version": "1", "themes": held, "unsure": []}
    for nth, (name, properties) in enumerate({"Text Understood": read, "Text Themed": themed}.items(), start=1):
        said = written(json.dumps(properties))
        write(engine, f"range({texts})", f"{nth * texts} + i", f"'{name}'", lens="'service'", properties=said)


def write(engine: DuckLog, numbers: str, position: str, name: str, *, lens: str, properties: str) -> None:
    """Rows of the log, each as its number `i` says."""
    at = f"timestamp '{SINCE - timedelta(days=28):%Y-%m-%d}' + to_seconds((hash(i * 31) % {56 * 86_400})::bigint)"
    who = "md5('who' || (hash(i * 13) % 30000))::uuid"
    columns = "id, position, identity, name, occurred_at, recorded_at, lens, channel, initiated_by, properties"
    values = f"md5({name} || {position})::uuid, {position}, {who}, {name}, {at}, {at}, {lens}, 'chat', 'customer'"
    engine.query(f"insert into touchpoints ({columns}) select {values}, {properties} from {numbers} r(i)")  # noqa: S608 our own words


def written(properties: str) -> str:
    """JSON with its blanks filled in by the number `i`, as an expression of the engine."""
    theme = "[" + ", ".join(f"'{each}'" for each in THEMES) + "]"
    blanks = {
        '"$feels"': "(hash(i * 3) % 101)::double / 10 - 5",
        "$text": "md5('t' || i)::uuid",
        "$shoe": "i % 40",
        "$one": f"{theme}[(hash(i * 5) % 12 + 1)::bigint]",
        "$two": f"{theme}[(hash(i * 7) % 12 + 1)::bigint]",
        "$i": "i",
    }
    said = f"'{properties}'"
    for blank, value in blanks.items():
        said = said.replace(blank, f"' || ({value}) || '")
    return said


async def measure(engine: DuckLog, rounds: int) -> None:
    """Ask each question, first and again."""
    reading, writer = Reading(engine), LogWriter(engine)
    writer.start()
    tree = {
        theme: {"name": f"Theme {n}", "parent_id": THEMES[0] if n > LAST_AT_THE_TOP else None}
        for n, theme in enumerate(THEMES)
    }
    rows = [{"kind": "theme", "key": key, "known_at": SINCE, "data": json.dumps(data)} for key, data in tree.items()]
    await writer.append([], {"records": rows})
    began = time.perf_counter()
    await get_ready(reading)
    print(f"getting ready, once after a start: {time.perf_counter() - began:.1f} s")
    words, now = Words(reading), datetime.now(UTC)
    questions: dict[str, Callable[[], Awaitable[object]]] = {
        "themes": lambda: words.answer(WANTED, CALENDAR, now),
        "by product": lambda: words.by(WANTED, THEMES[3], "product", now),
        "by teammate": lambda: words.by(WANTED, THEMES[3], "teammate", now),
        "together": lambda: words.together(WANTED, None, now),
        "causes": lambda: words.causes(WANTED, THEMES[3], now),
        "quotes": lambda: words.quotes(WANTED, Search(THEMES[3]), str, cursor=None, limit=30, now=now),
        "quotes, searched in all": lambda: words.quotes(
            WANTED, Search(None, "nobody 77"), str, cursor=None, limit=30, now=now
        ),
    }
    slowest = 0.0
    for name, question in questions.items():
        firsts, agains, spent = [], [], []
        for _ in range(rounds):
            words.forget()
            before = time.process_time()
            firsts.append(await timed(question))
            spent.append(time.process_time() - before)
            agains.append(await timed(question))
        slowest = max(slowest, *firsts)
        usual, worst, kept = statistics.median(firsts), max(firsts), statistics.median(agains)
        cpu = statistics.median(spent)
        print(f"{name}: first p50 {usual:.2f} s, slowest {worst:.2f} s, its CPU {cpu:.2f} s; again p50 {kept:.2f} s")
    print(f"slowest {slowest:.2f} s: {'within' if slowest < BUDGET else 'OVER'} the budget of {BUDGET:.0f} s")
    await writer.stop()
    reading.close()


async def timed(question: Callable[[], Awaitable[object]]) -> float:
    """Seconds it took."""
    began = time.perf_counter()
    await question()
    return time.perf_counter() - began


main()
