"""The index of lines says what the log says: whatever was appended, erased, forgotten, and whenever a run was made."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayline.kit.ids import derived_id
from wayline.touchpoints.batch import as_columns
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import Touchpoint
from wayline.touchpoints.schema import LINES

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
EVERYBODY = [derived_id("somebody", str(number)) for number in range(5)]
NAMES = ["Page Viewed", "Message Received", "Message Sent", "Conversation Started"]
RUN = 10


def put(log: DuckLog, whose: list[int]) -> None:
    """So many touchpoints of these people, one a minute."""
    first = log.last_position() + 1
    rows = [
        Touchpoint(
            id=derived_id("row", str(place)),
            identity=EVERYBODY[who],
            name=NAMES[place % 4],
            occurred_at=NOON + timedelta(minutes=place),
            conversation=derived_id("talk", str(place % 3)) if place % 4 else None,
            properties={"text": f"words {place}"},
            context={"page": {"title": "Basket"}},
        )
        for place, who in enumerate(whose, first)
    ]
    log.append(as_columns(rows, first, NOON), {})


def settle(log: DuckLog) -> int:
    """Make every run that is due. Returns how many rows lie in the index."""
    runs, rounds = -1, 0
    while rounds < 3:  # a round may find the last run only just made
        log.wait_until_indexed()
        log.tidy()
        log.wait_until_indexed()
        rounds = rounds + 1 if runs == (now := count(log, "line_runs")) else 0
        runs = now
    return count(log, "line_index")


def count(log: DuckLog, what: str) -> int:
    """How many rows a table, or a question in brackets, has."""
    return int(log.query(f"select count(*) as n from {what}").to_pylist()[0]["n"])  # noqa: S608 our own names


def differences(log: DuckLog) -> int:
    """How many rows `lines` and the log do not have in common."""
    said = "name in ('Conversation Started', 'Message Received')"
    short = {name: f"case when {said} then {name} end" for name in ("properties", "context")}
    truth = f"select {', '.join(short.get(name, name) for name in LINES.names)} from touchpoints"  # noqa: S608 our own names
    lines = f"select {', '.join(LINES.names)} from lines"  # noqa: S608 our own names
    return count(log, f"(from ({truth} except all {lines}) union all from ({lines} except all {truth}))")


appends = st.lists(st.integers(0, 4), min_size=1, max_size=25).map(lambda whose: ("put", whose))
others = st.sampled_from([("erase", 0), ("erase", 3), ("forget", 7), ("forget", 30), ("settle", 0), ("open", 0)])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.one_of(appends, others), max_size=12))
def test_it_says_what_the_log_says_after_every_step(steps: list[tuple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "touchpoints.duckdb"
        log = DuckLog(path, line_run=RUN)
        for step, what in steps:
            if step == "put":
                put(log, what)
            elif step == "erase":
                log.erase([EVERYBODY[what]])
            elif step == "forget":
                log.forget_before(NOON + timedelta(minutes=what))
            elif step == "settle":
                settle(log)
            else:
                log.close()
                log = DuckLog(path, line_run=RUN)
            assert differences(log) == 0
        log.close()


def test_runs_are_whole_and_what_follows_waits(tmp_path: Path) -> None:
    log = DuckLog(tmp_path / "log.duckdb", line_run=RUN)
    put(log, [0] * (2 * RUN + 3))
    assert settle(log) == 2 * RUN
    put(log, [1] * RUN)
    assert settle(log) == 3 * RUN
    log.close()


def test_a_log_that_lost_its_first_years_goes_on_being_sorted(tmp_path: Path) -> None:
    log = DuckLog(tmp_path / "log.duckdb", line_run=RUN)
    put(log, [0] * (5 * RUN + 3))
    log.forget_before(NOON + timedelta(minutes=4 * RUN + 1))
    assert settle(log) == RUN
    log.close()


def test_what_is_written_after_the_newest_were_erased_is_on_the_line(tmp_path: Path) -> None:
    log = DuckLog(tmp_path / "log.duckdb", line_run=RUN)
    put(log, [0] * RUN)
    settle(log)
    log.erase([EVERYBODY[0]])
    put(log, [1])
    assert (count(log, "lines"), differences(log)) == (1, 0)
    log.close()


def test_who_is_erased_is_in_no_run(tmp_path: Path) -> None:
    log = DuckLog(tmp_path / "log.duckdb", line_run=RUN)
    put(log, [0, 1] * RUN)
    assert settle(log) == 2 * RUN
    log.erase([EVERYBODY[0]])
    left = log.query("select distinct identity from line_index").column("identity").to_pylist()
    assert left == [EVERYBODY[1]]
    log.close()


@pytest.mark.parametrize(
    "meddling",
    [
        "delete from touchpoints where position % 2 = 1",  # by a program that knows of no index
        "update line_runs set taken = 'otherwise'",
        "drop view lines; drop table line_index; drop table line_runs",
    ],
)
def test_what_does_not_agree_with_the_log_is_made_again(tmp_path: Path, meddling: str) -> None:
    path = tmp_path / "log.duckdb"
    log = DuckLog(path, line_run=RUN)
    put(log, [0, 1] * RUN)
    settle(log)
    log.close()
    with duckdb.connect(path) as by_hand:
        by_hand.execute(meddling)
    again = DuckLog(path, line_run=RUN)
    assert count(again, "line_index") == 0
    assert differences(again) == 0
    assert settle(again) == count(again, "touchpoints") > 0
    assert differences(again) == 0
    again.close()


def test_a_look_skips_the_rows_of_others(tmp_path: Path) -> None:
    """Where half a million rows of others are sorted in, a look reads the stretch of one identity."""
    path = tmp_path / "log.duckdb"
    log = DuckLog(path, line_run=300_000)
    log.query(
        "insert into touchpoints by name select md5('t' || i)::uuid as id, i + 1 as position, 'Page Viewed' as name, "
        "md5('who' || hash(i) % 5000)::uuid as identity, timestamp '2026-10-14' as occurred_at, now()::timestamp as "
        "recorded_at, 'web' as channel, 'experience' as lens, 'customer' as initiated_by from range(600000) t(i)"
    )
    log.close()
    log = DuckLog(path, line_run=300_000)
    assert settle(log) == 600_000
    plan = log.query(
        "explain analyze select id from lines where identity = md5('who7')::uuid and position <= 600000"
    ).to_pylist()
    [scanned] = [line for line in str(plan[0]["explain_value"]).splitlines() if "Row Groups Scanned" in line][:1]
    looked_at, _, every = scanned.partition("Scanned:")[2].strip(" │").partition("/")
    assert int(looked_at) <= int(every) / 3
    assert differences(log) == 0
    log.close()


def test_erasing_ends_a_run_in_the_making(tmp_path: Path) -> None:
    log = DuckLog(tmp_path / "log.duckdb", line_run=RUN)
    put(log, [0, 1] * RUN)
    for _ in range(20):
        log.tidy()
        log.erase([EVERYBODY[0]])
        assert differences(log) == 0
        put(log, [0, 1])
    settle(log)
    assert differences(log) == 0
    log.close()


async def test_a_line_over_index_and_rest_is_whole_for_all_identities(tmp_path: Path) -> None:
    log = DuckLog(tmp_path / "log.duckdb", line_run=RUN)
    reading = Reading(log)
    put(log, [0, 1, 2] * RUN)
    settle(log)
    put(log, [0, 2, 1])
    ours: list[UUID] = EVERYBODY[:2]
    outline = await reading.outline(ours)
    assert len(outline.rows) == len(set(outline.rows.column("position").to_pylist())) == 2 * RUN + 2
    reading.close()
    log.close()


@pytest.mark.parametrize("how", ["erase", "forget"])
def test_no_position_is_given_twice_though_the_last_rows_are_gone(tmp_path: Path, how: str) -> None:
    log = DuckLog(tmp_path / "log.duckdb")
    put(log, [0, 1, 1])
    if how == "erase":
        log.erase([EVERYBODY[1]])
    else:
        log.forget_before(NOON + timedelta(days=1))
    log.close()

    again = DuckLog(tmp_path / "log.duckdb")
    assert again.last_position() == 3
    put(again, [0])
    assert again.last_position() == 4
    again.close()


def test_a_backup_comes_back_with_its_runs_and_goes_on(tmp_path: Path) -> None:
    log, folder = DuckLog(tmp_path / "touchpoints.duckdb", line_run=RUN), tmp_path / "backup"
    folder.mkdir()
    put(log, [0, 1, 2, 3, 4] * 9)
    assert settle(log) == 40
    put(log, [1] * 7)
    log.tidy()  # a run is in the making while the backup is taken
    log.backup(folder)
    put(log, [2] * 30)
    log.close()
    back = DuckLog(folder / "touchpoints.duckdb", line_run=RUN)
    assert (count(back, "touchpoints"), back.last_position()) == (52, 52)
    assert count(back, "line_index") in {40, 50}
    assert differences(back) == 0
    put(back, [3] * 18)
    assert settle(back) == 70
    back.erase([EVERYBODY[3]])
    assert differences(back) == 0
    back.close()
