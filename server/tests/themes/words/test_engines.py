"""What Words asks of the log, on both engines: DuckDB, and ClickHouse in this process."""

import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.metrics.literal import INES, JONAS, MAYA, happened, write
from tests.metrics.test_engines import _plain, on_clickhouse
from tests.themes.words.literal import DELIVERY, LATE, PERIOD, PRICE, SIZE, corrected, themed, understood
from wayline.themes.words import store
from wayline.touchpoints.asking import Compiled
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Question, Reading, ask
from wayline.touchpoints.recording import Touchpoint

ASKED = PERIOD.asked
QUESTIONS: dict[str, Question] = {
    "readings": ask(store.readings_then, ASKED),
    "themings": ask(store.themings_then, ASKED),
    "corrections": ask(store.corrections_then, None),
    "answered": ask(store.answered_then, ASKED),
    "preceding": ask(store.preceding_then, ASKED),
}
JSON = ("entities", "themes", "value", "product")


def a_day(seed: int) -> list[Touchpoint]:
    """Forty texts of three customers, some read twice, some corrected, between visits and answers."""
    chance = random.Random(seed)
    told: list[Touchpoint] = []
    for n in range(40):
        who, minutes = chance.choice([MAYA, INES, JONAS]), chance.randrange(800)
        for version in "12"[: chance.choice([1, 1, 2])]:
            feels = chance.choice([None, -3.25, 0.0, 4.5])
            emotions = [{"name": "anger", "confidence": 0.5}] if chance.random() < 0.5 else []
            own: dict[str, Any] = {"conversation": f"talk {n % 5}"} if n % 2 else {"product": "Trail “2”\n"}
            automatic = chance.random() < 0.1
            told.append(
                understood(
                    f"t{n}",
                    minutes,
                    who,
                    version=version,
                    sentiment=feels,
                    emotions=emotions,
                    is_automatic=automatic,
                    **own,
                )
            )
            told.append(
                themed(
                    f"t{n}",
                    minutes,
                    chance.sample([DELIVERY, LATE, PRICE, SIZE], chance.randrange(3)),
                    who,
                    version=version,
                )
            )
        if chance.random() < 0.3:
            told.append(
                corrected(f"t{n}", minutes + 1, "theme", {"theme": LATE, "is_it": chance.choice([True, False, None])})
            )
            told.append(corrected(f"t{n}", minutes + 1, "sentiment", chance.choice([None, 1, -2.5])))
            told.append(corrected(f"t{n}", minutes + 2, "emotion", chance.choice(["joy", None]), nth="2"))
        told.append(happened(chance.randrange(800), "Message Sent", who, f"talk {n % 5}", teammate=LEA_ID, cause=n))
        told.append(
            happened(chance.randrange(800), chance.choice(["Page Viewed", "Order Delayed", "Page Left"]), who, cause=n)
        )
    return told


LEA_ID = INES  # any id will do


async def asked_about(reading: Reading) -> pa.Table:
    rows = await reading.table(ask(store.readings_then, ASKED))
    return pa.table(
        {"identity": rows.column("customer"), "occurred_at": rows.column("at"), "position": rows.column("position")}
    )


@pytest.mark.parametrize("question", sorted(QUESTIONS))
async def test_both_engines_see_the_same(engine: DuckLog, reading: Reading, tmp_path: Path, question: str) -> None:
    pytest.importorskip("chdb")
    write(engine, a_day(5))
    given = await asked_about(reading) if question == "preceding" else None
    here = await reading.rows(QUESTIONS[question], given)
    there = on_clickhouse(engine, Compiled("clickhouse").sql(QUESTIONS[question]), tmp_path, given)
    assert len(here) > 5
    assert _plain(_decoded(there)) == _plain(_decoded(here))


async def test_order_of_arrival_and_saying_it_twice_are_nothing(engine: DuckLog, reading: Reading) -> None:
    """The reading that was recorded last wins, so versions keep their order; all else may come as it likes."""
    told = a_day(8)
    write(engine, told)
    names = ("answered", "preceding")
    given = await asked_about(reading)
    straight = {
        name: len(await reading.rows(QUESTIONS[name], given if name == "preceding" else None)) for name in names
    }
    engine.forget_before(PERIOD.until + timedelta(days=99))
    write(engine, random.Random(3).sample(told, len(told)))
    given = await asked_about(reading)
    assert {
        name: len(await reading.rows(QUESTIONS[name], given if name == "preceding" else None)) for name in names
    } == straight


def _decoded(rows: list[dict]) -> list[dict]:
    """JSON as what it says: engines space it in their own way."""
    return [{name: _value(name, value) for name, value in row.items()} for row in rows]


def _value(name: str, value: Any) -> Any:
    return str(json.loads(value)) if name in JSON and value is not None else value


def test_a_question_is_compiled_once_for_all_periods() -> None:
    asked = PERIOD.asked.before
    assert ask(store.readings_then, asked).shape == QUESTIONS["readings"].shape
