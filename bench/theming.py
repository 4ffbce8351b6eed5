"""How many texts a second are themed: by the follower, as they come, and anew by a newer version, from kept vectors.

`python bench/theming.py [texts]`. The starter tree "shop", learned; texts of one or two sentences with numbers
of their own. 100,000 texts at the rate shown is what an import of that size takes beside its understanding.
"""

import asyncio
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from wayline.kit.db import Database
from wayline.kit.http import Caller
from wayline.kit.ids import new_id
from wayline.kit.migrating import migrate
from wayline.kit.postgres import EmbeddedPostgres
from wayline.language import Language, LanguageSettings
from wayline.themes import ThemeFollower
from wayline.themes.exchange.beginning import starter
from wayline.themes.exchange.bringing_in import bring_in
from wayline.themes.heads.asking import begin
from wayline.themes.heads.store import open_job
from wayline.themes.heads.training import train
from wayline.themes.theming.retheming import retheme
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import Lens, LogWriter, Touchpoint

AT = datetime(2026, 10, 1, tzinfo=UTC)
BY = Caller(kind="system", id=UUID(int=0), name="bench", permissions=frozenset())
SENTENCES = (
    "My order {n} has still not arrived and nobody answers my mails.",
    "The shoes I bought for {n} euros are too small, can I send them back?",
    "Your colleague was friendly, and the {n} stickers made my daughter smile.",
    "I was charged twice for invoice {n}.",
    "The colour is nice but the fabric of model {n} feels cheap.",
    "It would be great if you offered size {n} in blue as well.",
    "The lift in your shop in street {n} is out of order again.",
)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres")
        url = postgres.start()
        migrate(url)
        engine = DuckLog(Path(folder) / "log.duckdb")
        try:
            asyncio.run(measure(url, engine, count))
        finally:
            engine.close()
            postgres.stop()


async def measure(url: str, engine: DuckLog, count: int) -> None:
    """Learn, follow, theme anew."""
    database, reading, writer = Database(url, pool_size=4), Reading(engine), LogWriter(engine)
    language = Language(LanguageSettings(threads=2))
    writer.start()
    began, used = time.perf_counter(), time.process_time()
    async with database.transaction() as tx:
        await bring_in(tx, starter("shop"), BY, AT, source="starter")
        job = (await begin(tx, "training", BY.id, AT)).id
    await train(database, language, job)
    print(f"learned the starter tree: {time.perf_counter() - began:.1f} s")
    chance = random.Random(5)
    for start in range(0, count, 5_000):
        await writer.append([written(chance) for _ in range(min(5_000, count - start))])
    follower = ThemeFollower(database, reading, language, "later")
    began, used = time.perf_counter(), time.process_time()
    while await follower.step():
        pass
    seconds, own = time.perf_counter() - began, time.process_time() - used
    print(f"themed as they come: {count / seconds:.0f} texts/s; the server itself {own / count * 1000:.2f} ms a text")
    async with database.transaction() as tx:  # the training has asked for one; these texts are of its version
        await tx.execute(text("update themed_text set version = 0"))
        job = (await open_job(tx, "retheming") or await begin(tx, "retheming", BY.id, AT)).id
    began = time.perf_counter()
    await retheme(database, reading, language, job)
    print(f"themed anew from kept vectors: {count / (time.perf_counter() - began):.0f} texts/s")
    await language.stop()
    await writer.stop()
    reading.close()
    await database.close()


def written(chance: random.Random) -> Touchpoint:
    """One that was understood, as the log has it."""
    said = [one.format(n=chance.randrange(10_000)) for one in chance.sample(SENTENCES, chance.choice((1, 1, 2)))]
    words = " ".join(said)
    spans = [{"start": words.index(one), "end": words.index(one) + len(one)} for one in said]
    properties = {
        "text_id": str(new_id()),
        "text": words,
        "writer": "customer",
        "is_supported": True,
        "sentences": spans,
    }
    return Touchpoint(
        id=new_id(),
        identity=new_id(),
        name="Text Understood",
        occurred_at=AT + timedelta(seconds=chance.randrange(2_000_000)),
        lens=Lens.SERVICE,
        properties=properties,
    )


if __name__ == "__main__":
    main()
