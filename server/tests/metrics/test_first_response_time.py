"""first_response_time: literal logs in, answers worked out by hand out."""

from tests.metrics.literal import (
    ANA,
    JONAS,
    MAYA,
    PERIOD,
    TOM,
    answers,
    asks,
    by_bot,
    happened,
    observed,
    talk,
    write,
)
from wayline.metrics import METRICS, observations, observations_among
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading, touchpoints_of
from wayline.touchpoints.recording import Initiator


async def waits(engine: DuckLog) -> dict[str, float | None]:
    rows = await observed(engine, "first_response_time")
    names = {str(talk(name)): name for name in "abcdef"}
    return {names[row["subject"]]: row["value"] for row in rows}


async def test_it_is_the_time_from_the_first_message_to_the_first_answer(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), asks(1, "a"), answers(3, "a"), answers(9, "a")])
    assert await waits(engine) == {"a": 180.0}


async def test_it_is_empty_until_somebody_answers(engine: DuckLog) -> None:
    write(engine, [asks(0, "a")])
    assert await waits(engine) == {"a": None}


async def test_what_ended_without_an_answer_waits_no_more(engine: DuckLog) -> None:
    resolved = [asks(0, "a"), happened(5, "Conversation Resolved", MAYA, "a")]
    marked = [asks(0, "b"), happened(5, "No Reply Needed Marked", MAYA, "b")]
    again = [asks(0, "c"), happened(5, "Conversation Resolved", MAYA, "c"), asks(9, "c")]
    late = [asks(0, "d"), happened(5, "Conversation Resolved", MAYA, "d"), answers(7, "d")]
    write(engine, [*resolved, *marked, *again, *late])
    assert await waits(engine) == {"c": None, "d": 420.0}


async def test_bots_and_automatic_replies_do_not_stop_it_and_an_automatic_mail_does_not_start_it(
    engine: DuckLog,
) -> None:
    robot = asks(0, "b", marks=("automatic",))
    write(
        engine, [asks(0, "a"), by_bot(1, "a"), answers(2, "a", channel="bot"), answers(5, "a"), robot, answers(4, "b")]
    )
    assert await waits(engine) == {"a": 300.0}


async def test_a_conversation_a_teammate_began_counts_from_the_customers_first_answer(engine: DuckLog) -> None:
    began = happened(0, "Conversation Started", MAYA, "a", initiated_by=Initiator.COMPANY, teammate=TOM)
    write(engine, [began, answers(0, "a"), asks(60, "a"), answers(62, "a")])
    assert await waits(engine) == {"a": 120.0}


async def test_notes_do_not_count_and_a_reopening_has_no_second_one(engine: DuckLog) -> None:
    note = happened(1, "Note Added", MAYA, "a", teammate=TOM)
    closed = [happened(5, "Conversation Resolved", MAYA, "a"), happened(60, "Conversation Reopened", MAYA, "a")]
    write(engine, [asks(0, "a"), note, answers(4, "a"), *closed, asks(60, "a"), answers(90, "a")])
    assert await waits(engine) == {"a": 240.0}


async def test_spam_is_out_and_comes_back_when_it_was_not(engine: DuckLog) -> None:
    told = [asks(0, "a"), answers(1, "a"), happened(2, "Conversation Marked Spam", MAYA, "a")]
    write(engine, told)
    assert await waits(engine) == {}
    write(engine, [happened(3, "Conversation Spam Undone", MAYA, "a")])
    assert await waits(engine) == {"a": 60.0}


async def test_it_is_booked_at_the_reply_and_credited_to_who_wrote_it(engine: DuckLog) -> None:
    write(engine, [asks(-60 * 24, "a"), answers(2, "a", by=ANA), answers(3, "a", by=TOM), asks(0, "b", JONAS)])
    asked_yesterday, waiting = await observed(engine, "first_response_time"), "b"
    row = next(row for row in asked_yesterday if row["subject"] == str(talk("a")))
    assert (row["teammate"], row["value"], row["at"].hour) == (str(ANA), 24 * 3600 + 120.0, 9)
    assert (await waits(engine))[waiting] is None


async def test_an_answer_in_the_same_microsecond_as_the_question_comes_after_it(engine: DuckLog) -> None:
    write(engine, [answers(0, "a"), asks(0, "a")])
    assert await waits(engine) == {"a": 0.0}


async def test_asked_of_one_customers_rows_it_is_the_same_as_asked_of_the_log(
    engine: DuckLog, reading: Reading
) -> None:
    spam = [asks(0, "c"), answers(1, "c"), happened(2, "Conversation Marked Spam", MAYA, "c")]
    write(engine, [asks(0, "a"), by_bot(1, "a"), answers(3, "a"), asks(4, "b"), *spam, asks(0, "d", JONAS)])
    metric = METRICS["first_response_time"]
    rows = await reading.table(touchpoints_of([MAYA]))
    seen = await observations_among(reading, metric, PERIOD, MAYA, rows)
    of_all = await observations(reading, metric, PERIOD, [MAYA])
    talks = sorted(str(talk(name)) for name in "ab")
    assert sorted(seen.columns["subject"]) == sorted(of_all.columns["subject"]) == talks
    assert list(seen.happened().value) == list(of_all.happened().value) == [180.0]
    assert set(seen.customers()) == {MAYA}
