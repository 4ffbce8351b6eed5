"""Every metric over a log of 10,000,000 touchpoints, asked cold, against a budget of 2 s.

`.venv/bin/python bench/metrics.py [rows] [rounds] [--log FILE]`. The log is that of `bench/line.py`: a year, 4 % of it
messages in conversations. Each is asked for its last 28 days and the 28 before, as screens do, with nothing remembered.
Baseline in the same run: counting the touchpoints of each name in that period. Building takes two minutes and 1 GB.
"""

import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from line import arguments, built

from wayline.metrics import METRICS, Calendar, Numbers, Question
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading

BUDGET = 2.0
UNTIL = datetime(2026, 10, 20, tzinfo=UTC)
SINCE = UNTIL - timedelta(days=28)
CALENDAR = Calendar("Europe/Berlin")
COUNT = f"select name, count(*) from touchpoints where occurred_at >= '{SINCE:%Y-%m-%d}' group by name"  # noqa: S608 our own words


def main() -> None:
    """Build the log, ask, print."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        log = asked.log or Path(folder) / "large.duckdb"
        asyncio.run(measure(log if log.exists() else built(log, asked.rows), asked.rows, asked.rounds))


async def measure(log: Path, rows: int, rounds: int) -> None:
    """Ask each some times of a log that remembers no answer."""
    engine = DuckLog(log)
    reading = Reading(engine)
    base = statistics.median([timed(engine) for _ in range(rounds)])
    print(f"{rows:,} touchpoints; counting the names of 28 days: {base * 1000:.0f} ms")
    for id in METRICS:
        took = []
        for _ in range(rounds):
            began = time.perf_counter()
            answer = await Numbers(reading).answer(Question(metric=id, since=SINCE, until=UNTIL), CALENDAR, UNTIL)
            took.append(time.perf_counter() - began)
        middle = statistics.median(took)
        verdict = "held" if middle < BUDGET else "MISSED"
        first = f"first {took[0]:.2f} s"
        print(f"{id:24} median {middle:5.2f} s ({first}), {middle / base:6.1f} × counting, n {answer.n:,}: {verdict}")
    reading.close()
    engine.close()


def timed(engine: DuckLog) -> float:
    """Seconds of the baseline."""
    began = time.perf_counter()
    engine.query(COUNT)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
