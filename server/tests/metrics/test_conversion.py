"""conversion: literal logs by hand, and random logs against a slow reading of the same words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.literal import INES, JONAS, MAYA, PERIOD, at, compiled, happened, observed, write
from wayline.metrics.conversion import STEPS, WINDOW
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import Touchpoint

VIEW, ADD, CHECKOUT, ORDER = STEPS
DAY = 24 * 60.0
SQL = compiled("conversion", "duckdb")


async def reached(engine: DuckLog) -> dict[UUID, str]:
    return {row["customer"]: row["reached"] for row in await observed(engine, "conversion")}


async def test_each_customer_counts_once_with_the_best_attempt(engine: DuckLog) -> None:
    write(
        engine,
        [
            *(happened(minute, name, MAYA) for minute, name in enumerate((VIEW, VIEW, ADD, CHECKOUT, ORDER))),
            *(happened(minute, name, INES) for minute, name in ((0, VIEW), (5, ADD), (9, VIEW))),
            happened(0, ADD, JONAS),
        ],
    )
    rows = await observed(engine, "conversion")
    assert {row["customer"]: (row["reached"], row["value"], row["at"]) for row in rows} == {
        MAYA: (ORDER, 1.0, at(0)),
        INES: (ADD, 0.0, at(0)),
    }


async def test_steps_in_another_order_do_not_count_and_steps_at_the_same_moment_do(engine: DuckLog) -> None:
    write(
        engine,
        [
            *(happened(minute, name, MAYA) for minute, name in ((0, VIEW), (1, CHECKOUT), (2, ADD), (3, ORDER))),
            *(happened(0, name, INES) for name in reversed(STEPS)),
        ],
    )
    assert await reached(engine) == {MAYA: ADD, INES: ORDER}


async def test_the_window_begins_with_the_first_step_and_holds_its_last_moment(engine: DuckLog) -> None:
    steps = ((0, VIEW), (1, ADD), (2, CHECKOUT))
    write(
        engine,
        [
            *(happened(minute, name, MAYA) for minute, name in (*steps, (7 * DAY, ORDER))),
            *(happened(minute, name, INES) for minute, name in (*steps, (7 * DAY + 0.001, ORDER))),
        ],
    )
    assert await reached(engine) == {MAYA: ORDER, INES: CHECKOUT}


async def test_a_later_attempt_inside_its_own_window_counts_where_the_first_had_run_out(engine: DuckLog) -> None:
    write(
        engine,
        [
            *(happened(minute, name, MAYA) for minute, name in ((0, VIEW), (1, ADD), (2, CHECKOUT))),
            happened(300, VIEW, MAYA),
            *(happened(7 * DAY + 200 + minute, name, MAYA) for minute, name in enumerate((ADD, CHECKOUT, ORDER))),
        ],
    )
    [row] = await observed(engine, "conversion")
    assert (row["reached"], row["at"]) == (ORDER, at(300))


def slowly(log: list[Touchpoint], since: datetime, until: datetime) -> dict[UUID, tuple[int, datetime]]:
    """Every customer's best attempt, by trying every way through: the words of the definition and no cleverness."""
    best: dict[UUID, tuple[int, datetime]] = {}
    for first in log:
        if first.name != VIEW or not since <= first.occurred_at < until:
            continue
        mine = [each for each in log if each.identity == first.identity]
        within = [each for each in mine if first.occurred_at <= each.occurred_at <= first.occurred_at + WINDOW]
        depth, ends = 0, {first.occurred_at}
        for step in STEPS[1:]:
            ends = {
                each.occurred_at for each in within for end in ends if each.name == step and each.occurred_at >= end
            }
            if not ends:
                break
            depth += 1
        known = best.get(first.identity)
        if known is None or (-depth, first.occurred_at) < (-known[0], known[1]):
            best[first.identity] = (depth, first.occurred_at)
    return best


steps = st.tuples(
    st.sampled_from([MAYA, INES, JONAS]),
    st.sampled_from([*STEPS, "Page Viewed"]),
    st.sampled_from([0, 0, 1, 2, 60, DAY, 3 * DAY, 7 * DAY, 7 * DAY + 1, 8 * DAY, 14 * DAY]),
)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckLog]:
    """One log for all examples; each begins by emptying it."""
    found = DuckLog(tmp_path_factory.mktemp("log") / "log.duckdb")
    yield found
    found.close()


@settings(max_examples=80, deadline=None)
@given(st.lists(steps, max_size=14, unique=True), st.randoms(use_true_random=False))
def test_it_agrees_with_a_slow_reading_of_its_words_whatever_the_order_of_arrival(log: DuckLog, drawn, chance) -> None:
    told = [happened(minutes, name, who) for who, name, minutes in drawn]
    shuffled = list(told)
    chance.shuffle(shuffled)
    log.forget_before(PERIOD.until + timedelta(days=99))
    write(log, shuffled)
    rows = log.query(SQL).to_pylist()
    found = {row["customer"]: (STEPS.index(row["reached"]), row["at"].replace(tzinfo=UTC)) for row in rows}
    assert found == slowly(told, PERIOD.since, PERIOD.until)
