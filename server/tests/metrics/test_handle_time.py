"""handle_time: literal stretches in, shares worked out by hand out; and what holds for every log."""

import random
from uuid import UUID

import pytest

from tests.metrics.literal import ANA, JONAS, MAYA, PERIOD, TOM, answers, asks, at, happened, observed, talk, write
from wayline.kit.ids import derived_id
from wayline.metrics import Asked
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import Touchpoint

THREE = ("handle_time", "active_time", "wrap_up_time")
NAMES = {str(talk(name)): name for name in "abc"}


def works(since: float, until: float, conversation: str, by: UUID = TOM, cause: str = "") -> Touchpoint:
    """A teammate has a conversation in front of them, from so many minutes after nine to so many."""
    said = {"began_at": at(since).isoformat()}
    return happened(
        until, "Conversation Focused", MAYA, conversation, teammate=by, properties=said, cause=f"{cause}{by}{since}"
    )


async def minutes(engine: DuckLog, metric: str = "handle_time", asked: Asked = PERIOD) -> dict[tuple[str, UUID], float]:
    rows = await observed(engine, metric, asked)
    return {(NAMES[row["subject"]], UUID(row["teammate"])): round(row["value"] / 60, 6) for row in rows}


async def test_what_is_worked_on_alone_counts_whole_and_each_teammates_part_apart(engine: DuckLog) -> None:
    write(engine, [works(0, 4, "a"), works(10, 12, "a"), works(5, 6, "a", ANA)])
    assert await minutes(engine) == {("a", TOM): 6, ("a", ANA): 1}


async def test_at_once_each_moment_is_shared_among_what_is_worked_on(engine: DuckLog) -> None:
    write(engine, [works(0, 6, "a"), works(2, 8, "b"), works(4, 5, "c"), works(0, 9, "c", ANA)])
    # a: 2 alone, 2-4 and 5-6 by halves, 4-5 by thirds; b the same; c a third of a minute.
    assert await minutes(engine) == {
        ("a", TOM): 3.833333,
        ("b", TOM): 3.833333,
        ("c", TOM): 0.333333,
        ("c", ANA): 9,
    }


async def test_two_consoles_of_one_teammate_count_once(engine: DuckLog) -> None:
    write(engine, [works(0, 6, "a"), works(1, 8, "a", cause="other"), works(2, 3, "a", cause="third")])
    assert await minutes(engine) == {("a", TOM): 8}


async def test_active_is_what_lies_between_the_message_and_the_reply_and_wrap_up_is_the_rest(engine: DuckLog) -> None:
    said = [asks(0, "a"), answers(5, "a"), asks(10, "a"), asks(0, "b", JONAS)]
    write(engine, [*said, works(2, 7, "a"), works(9, 12, "a"), works(3, 4, "b")])
    assert await minutes(engine, "active_time") == {("a", TOM): 4.5, ("b", TOM): 0.5}
    assert await minutes(engine, "wrap_up_time") == {("a", TOM): 3, ("b", TOM): 0}


async def test_what_lies_outside_the_period_is_cut_off_and_spam_is_out(engine: DuckLog) -> None:
    spam = happened(3, "Conversation Marked Spam", MAYA, "b")
    write(engine, [works(0, 10, "a"), works(0, 2, "b"), spam])
    halves = [Asked(since=at(-1), until=at(4)), Asked(since=at(4), until=at(20))]
    assert [await minutes(engine, asked=each) for each in halves] == [{("a", TOM): 4}, {("a", TOM): 6}]


async def test_of_any_log_shares_add_up_to_the_time_there_was_and_no_part_is_negative(engine: DuckLog) -> None:
    chance, cases = random.Random(20), range(24)
    told, minute_by_minute = [], {}
    for case in cases:
        who, waiting = derived_id("teammate", str(case)), set[tuple[str, int]]()
        for name in "abc":
            moments = sorted(chance.sample(range(60), chance.randrange(4) * 2))
            for asked_at, answered_at in zip(moments[::2], moments[1::2], strict=True):
                told += [asks(asked_at, f"{name}{case}"), answers(answered_at, f"{name}{case}")]
                waiting |= {(name, minute) for minute in range(asked_at, answered_at)}
        busy = dict[int, set[str]]()
        for n in range(chance.randrange(10)):
            begin, long, name = chance.randrange(40), chance.randrange(1, 15), chance.choice("abc")
            told.append(works(begin, begin + long, f"{name}{case}", who, cause=str(n)))
            for minute in range(begin, begin + long):
                busy.setdefault(minute, set()).add(name)
        for minute, names in busy.items():
            for name in names:
                key = (str(talk(f"{name}{case}")), "active" if (name, minute) in waiting else "wrap_up")
                minute_by_minute[key] = minute_by_minute.get(key, 0) + 60 / len(names)
    write(engine, told)
    found = {each: {row["subject"]: row["value"] for row in await observed(engine, each)} for each in THREE}
    worked_on = {subject for subject, _ in minute_by_minute}
    assert all(set(each) == worked_on for each in found.values())
    for (subject, part), seconds in minute_by_minute.items():
        assert found[f"{part}_time"][subject] == pytest.approx(seconds, abs=1e-3)
    for subject, whole in found["handle_time"].items():
        parts = [found[each][subject] for each in ("active_time", "wrap_up_time")]
        assert (sum(parts), min(parts) >= 0) == (pytest.approx(whole, abs=1e-3), True)
