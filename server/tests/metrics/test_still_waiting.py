"""still_waiting: who waits at a moment, worked out by hand."""

from datetime import timedelta

from tests.metrics.literal import NINE, answers, asks, at, by_bot, happened, observed, write
from wayline.metrics import METRICS, Asked, Beside, Calendar, Observations, Summary, summarise
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading, touchpoints

DAY = timedelta(days=1)


async def at_minute(engine: DuckLog, minutes: float, by: str | None = None) -> Summary:
    """The summary of the day that ends so many minutes after nine."""
    definition = METRICS["still_waiting"]
    asked = Asked(since=at(minutes) - DAY, until=at(minutes))
    reading = Reading(engine)
    sets = [
        Observations.of(await reading.table(definition.observe(touchpoints(), each)), definition.described.dimensions)
        for each in (asked, asked.before)
    ]
    reading.close()
    return summarise(definition, asked, sets[0], sets[1], Calendar("UTC"), known_at=asked.until, beside=Beside(by=by))


async def test_it_counts_whose_last_message_nobody_answered_with_the_age_of_the_oldest(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), asks(5, "a"), asks(3, "b"), asks(1, "c"), answers(2, "c")])
    found = await at_minute(engine, 10)
    assert (found.value, found.oldest, found.median) == (2, 600.0, (600 + 420) / 2)


async def test_a_closed_conversation_waits_no_more_and_a_new_message_begins_a_new_wait(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), happened(4, "Conversation Resolved", conversation="a"), asks(20, "a")])
    assert [(await at_minute(engine, minute)).value for minute in (3, 10, 25)] == [1, 0, 1]
    assert (await at_minute(engine, 25)).oldest == 300.0


async def test_a_reopened_conversation_waits_again_if_the_customer_had_the_last_word(engine: DuckLog) -> None:
    doors = [
        happened(4, "Conversation Resolved", conversation="a"),
        happened(9, "Conversation Reopened", conversation="a"),
    ]
    write(engine, [asks(0, "a"), *doors])
    found = await at_minute(engine, 12)
    assert (found.value, found.oldest) == (1, 180.0)


async def test_no_reply_needed_ends_the_wait_until_it_is_undone_or_they_write_again(engine: DuckLog) -> None:
    marked = happened(2, "No Reply Needed Marked", conversation="a")
    write(engine, [asks(0, "a"), marked, happened(6, "No Reply Needed Undone", conversation="a")])
    assert [(await at_minute(engine, minute)).value for minute in (1, 4, 8)] == [1, 0, 1]
    write(engine, [happened(10, "No Reply Needed Marked", conversation="a"), asks(12, "a")])
    assert [(await at_minute(engine, minute)).value for minute in (11, 13)] == [0, 1]


async def test_automatic_replies_leave_the_customer_waiting(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), by_bot(1, "a")])
    assert (await at_minute(engine, 5)).oldest == 300.0


async def test_resolving_with_the_last_message_in_the_same_moment_closes(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), happened(3, "Conversation Resolved", conversation="a"), answers(3, "a")])
    rows = await observed(engine, "still_waiting")
    assert [row["state"] for row in rows if row["ended_at"] != row["began_at"]] == ["awaiting_us", "closed"]


async def test_spam_is_out(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), happened(1, "Conversation Marked Spam", conversation="a")])
    assert (await at_minute(engine, 5)).value == 0


async def test_the_split_has_all_states_and_the_trend_is_the_level_at_the_end_of_each_hour(engine: DuckLog) -> None:
    began = happened(0, "Conversation Started", conversation="d")
    write(
        engine,
        [
            asks(0, "a"),
            asks(1, "b"),
            answers(2, "b"),
            asks(3, "c"),
            happened(4, "Conversation Resolved", conversation="c"),
            began,
        ],
    )
    found = await at_minute(engine, 90, by="state")
    assert found.breakdown is not None
    assert {part.key: part.figures.n for part in found.breakdown.parts} == {
        "awaiting_us": 1,
        "awaiting_customer": 1,
        "closed": 1,
        "internal": 1,
    }
    assert [(point.at.hour, point.n, point.complete) for point in found.trend[-3:]] == [
        (8, 0, True),
        (9, 1, True),
        (10, 1, False),
    ]
    assert found.before is not None
    assert found.before.value == 0
    assert found.until == NINE + timedelta(minutes=90)
