"""What is said about touchpoints (understood, corrected, themed) moves no number."""

import random

from tests.metrics.literal import INES, JONAS, MAYA, PERIOD, happened, observed, write
from tests.metrics.test_engines import a_day
from wayline.metrics import METRICS
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import BOOKKEEPING, Initiator, Touchpoint


def bookkeeping(seed: int) -> list[Touchpoint]:
    """Everything that may be said of texts, by everybody, in the conversations of that day."""
    chance = random.Random(seed)
    names = sorted(BOOKKEEPING)
    return [
        happened(
            chance.randrange(-300, 900), chance.choice(names), (MAYA, INES, JONAS)[talk % 3], f"talk {talk}",
            cause=f"book {n}", initiated_by=chance.choice(list(Initiator)),
        )
        for n in range(80)
        for talk in [chance.randrange(5)]
    ]  # fmt: skip


async def test_no_metric_counts_it(engine: DuckLog) -> None:
    write(engine, a_day(3))
    before = {name: await observed(engine, name, PERIOD) for name in METRICS}
    write(engine, bookkeeping(3))
    assert {name: await observed(engine, name, PERIOD) for name in METRICS} == before
    assert any(before.values())
