"""sla_attainment: a literal log, and what it comes to by hand."""

from tests.metrics.literal import INES, JONAS, MAYA, PERIOD, at, happened, observed, write
from wayline.metrics.observations import Observations
from wayline.metrics.sla_attainment import definition
from wayline.metrics.summarising import Beside, Calendar, summarise
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading, ask, touchpoints

FIRST = {"policy": "VIP", "metric": "first_response", "priority": "high"}
NEXT = {"policy": 'All "others"', "metric": "next_response", "priority": "normal"}


async def test_what_came_due_counts_and_what_runs_or_was_dropped_does_not(engine: DuckLog) -> None:
    write(
        engine,
        [
            happened(0, "Promise Started", MAYA, "a", properties=FIRST),
            happened(5, "Promise Met", MAYA, "a", properties=FIRST),
            happened(9, "Promise Breached", MAYA, "a", properties=NEXT),
            happened(30, "Promise Kept Late", MAYA, "a", properties=NEXT),  # broken once, and counted once
            happened(0, "Promise Started", INES, "b", properties=FIRST),
            happened(7, "Promise Warned", INES, "b", properties=FIRST),
            happened(8, "Promise Dropped", INES, "b", properties=FIRST),
            happened(3, "Promise Breached", JONAS, "c", properties=FIRST),
            happened(4, "Conversation Marked Spam", JONAS, "c"),
            happened(24 * 60, "Promise Met", JONAS, "d", properties=FIRST),  # the day after
        ],
    )
    rows = await observed(engine, "sla_attainment")
    said = [(row["customer"], row["at"], row["value"], row["policy"], row["metric"], row["priority"]) for row in rows]
    assert sorted(said, key=str) == sorted(
        [
            (MAYA, at(5), 1.0, "VIP", "first_response", "high"),
            (MAYA, at(9), 0.0, 'All "others"', "next_response", "normal"),
        ],
        key=str,
    )


async def test_it_is_a_share_with_its_interval_cut_by_policy(engine: DuckLog) -> None:
    kept = [happened(n, "Promise Met", MAYA, f"kept {n}", properties=FIRST) for n in range(9)]
    broken = [happened(n, "Promise Breached", INES, f"broken {n}", properties=NEXT) for n in range(3)]
    write(engine, [*kept, *broken])
    reading = Reading(engine)
    table = await reading.table(ask(lambda asked: definition.observe(touchpoints(None), asked), PERIOD))
    reading.close()
    seen = Observations.of(table, definition.described.dimensions)
    none = seen.where(seen.value > 1)
    summary = summarise(
        definition, PERIOD, seen, none, Calendar("UTC"), known_at=PERIOD.until, beside=Beside(by="policy")
    )
    assert (summary.n, summary.value) == (12, 0.75)
    assert summary.interval is not None
    assert summary.interval[0] < 0.75 < summary.interval[1]
    assert summary.breakdown is not None
    assert {part.key: part.figures.n for part in summary.breakdown.parts} == {'All "others"': 3, "VIP": 9}
