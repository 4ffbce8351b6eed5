"""Waits and resolutions: literal logs in, answers worked out by hand out."""

from typing import Any

import pytest

from tests.metrics.literal import ANA, JONAS, MAYA, TOM, answers, asks, by_bot, happened, observed, talk, write
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import Initiator, Touchpoint


async def seen(engine: DuckLog, metric: str) -> list[tuple[str, float | None]]:
    rows = await observed(engine, metric)
    names = {str(talk(name)): name for name in "abcdef"}
    return [(names[row["subject"]], row["value"]) for row in rows]


def says(minutes: float, what: str, conversation: str = "a", **more: Any) -> Touchpoint:
    return happened(minutes, what, MAYA, conversation, **more)


FURTHER = {
    "the first answer is none of them": ([asks(0, "a"), answers(2, "a")], []),
    "each further answer is one": (
        [asks(0, "a"), answers(1, "a"), asks(5, "a"), answers(8, "a"), asks(20, "a"), answers(30, "a")],
        [("a", 180.0), ("a", 600.0)],
    ),
    "several messages in a row are one wait, from the first": (
        [asks(0, "a"), answers(1, "a"), asks(5, "a"), asks(6, "a"), answers(9, "a"), answers(10, "a")],
        [("a", 240.0)],
    ),
    "a bot answers nothing": (
        [asks(0, "a"), answers(1, "a"), asks(5, "a"), by_bot(6, "a"), answers(9, "a")],
        [("a", 240.0)],
    ),
    "a robot's mail begins nothing": (
        [asks(0, "a"), answers(1, "a"), asks(5, "a", marks=("automatic",)), answers(9, "a")],
        [],
    ),
    "a wait that lasts has no value": ([asks(0, "a"), answers(1, "a"), asks(5, "a")], [("a", None)]),
    "a thanks that needs no reply ends the wait without a value": (
        [asks(0, "a"), answers(1, "a"), asks(5, "a"), says(6, "No Reply Needed Marked"), answers(9, "a")],
        [],
    ),
    "and does not where that was taken back": (
        [
            asks(0, "a"),
            answers(1, "a"),
            asks(5, "a"),
            says(6, "No Reply Needed Marked"),
            says(7, "No Reply Needed Undone"),
            answers(9, "a"),
        ],
        [("a", 240.0)],
    ),
    "the next message after a thanks begins a new wait": (
        [
            asks(0, "a"),
            answers(1, "a"),
            asks(5, "a"),
            says(6, "No Reply Needed Marked"),
            asks(10, "a"),
            answers(12, "a"),
        ],
        [("a", 120.0)],
    ),
    "a resolve ends the wait, and what follows is a new one": (
        [
            asks(0, "a"),
            answers(1, "a"),
            asks(5, "a"),
            says(6, "Conversation Resolved"),
            says(60, "Conversation Reopened"),
            asks(60, "a"),
            answers(61, "a"),
        ],
        [("a", 60.0)],
    ),
    "what a teammate wrote first answers nobody": (
        [
            says(0, "Conversation Started", initiated_by=Initiator.COMPANY, teammate=TOM),
            answers(0, "a"),
            asks(60, "a"),
            answers(62, "a"),
            asks(70, "a"),
            answers(73, "a"),
        ],
        [("a", 180.0)],
    ),
    "spam is out": (
        [asks(0, "a"), answers(1, "a"), asks(2, "a"), answers(3, "a"), says(4, "Conversation Marked Spam")],
        [],
    ),
}


@pytest.mark.parametrize("case", FURTHER)
async def test_next_response_time(engine: DuckLog, case: str) -> None:
    told, expected = FURTHER[case]
    write(engine, told)
    assert await seen(engine, "next_response_time") == expected


async def test_response_time_is_both_kinds_of_waits_and_each_answer_once(engine: DuckLog) -> None:
    write(engine, [asks(0, "a"), answers(2, "a"), asks(5, "a"), answers(6, "a"), asks(0, "b", JONAS)])
    assert sorted(await seen(engine, "response_time"), key=str) == [("a", 120.0), ("a", 60.0), ("b", None)]


async def test_a_wait_says_whose_it_was(engine: DuckLog) -> None:
    of_us = {"properties": {"channel_id": "mail", "team": "returns"}}
    write(engine, [asks(0, "a", **of_us), answers(1, "a", by=ANA, **of_us), asks(2, "a", **of_us)])
    rows = [row for metric in ("response_time", "reply_rate") for row in await observed(engine, metric)]
    assert {(row["channel_id"], row["team"]) for row in rows} == {("mail", "returns")}
    assert {row["teammate"] for row in rows} == {str(ANA), None}


async def test_reply_rate_counts_the_waits_that_a_person_answered(engine: DuckLog) -> None:
    needless = [asks(0, "c"), says(1, "No Reply Needed Marked", "c")]
    closed = [asks(0, "d"), says(5, "Conversation Resolved", "d")]
    write(engine, [asks(0, "a"), answers(2, "a"), asks(3, "a"), asks(0, "b", JONAS), *needless, *closed])
    assert sorted(await seen(engine, "reply_rate")) == [("a", 0.0), ("a", 1.0), ("b", 0.0), ("d", 0.0)]


async def test_the_first_and_the_full_resolution_are_two(engine: DuckLog) -> None:
    reopened = [says(30, "Conversation Reopened"), says(60, "Conversation Resolved", teammate=ANA)]
    again = [asks(0, "b"), says(5, "Conversation Resolved", "b"), says(9, "Conversation Reopened", "b")]
    merged = [asks(0, "c"), says(5, "Conversation Resolved", "c"), says(6, "Conversation Merged", "c")]
    write(engine, [asks(0, "a"), answers(1, "a"), says(10, "Conversation Resolved"), *reopened, *again, *merged])
    assert sorted(await seen(engine, "first_resolution_time")) == [("a", 600.0), ("b", 300.0)]
    assert sorted(await seen(engine, "full_resolution_time")) == [("a", 3600.0), ("b", None)]
