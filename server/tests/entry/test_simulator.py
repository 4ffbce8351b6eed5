"""The simulator: the same plan gives the same past, and its truth is about that past."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from wayline.channels.email.reading import read_mail
from wayline.entry.demo.simulator import History, Plan, simulate
from wayline.entry.demo.simulator.letters import raw_of

PLAN = Plan(until=datetime(2026, 11, 22, 12, tzinfo=UTC), customers=400)


@pytest.fixture(scope="module")
def history() -> History:
    return simulate(PLAN)


def calls(history: History, name: str) -> list[dict[str, object]]:
    return [call for life in history.lives for call in life.calls if call.get("event") == name]


def test_the_same_plan_gives_the_same_past(history: History) -> None:
    again = simulate(PLAN)
    assert [life.calls for life in again.lives] == [life.calls for life in history.lives]
    assert again.truth == history.truth


def test_ids_are_unique_and_nothing_lies_outside_the_past(history: History) -> None:
    every = [call for life in history.lives for call in life.calls]
    assert len({call["messageId"] for call in every}) == len(every) == history.truth.touchpoints
    assert all(call["timestamp"] < PLAN.until.isoformat() for call in every)


def test_the_truth_counts_what_was_written(history: History) -> None:
    assert len(calls(history, "Order Completed")) == len(history.truth.orders)
    assert len(calls(history, "Payment Failed")) == len(history.truth.failed_payments)
    talks = sum(len(life.talks) for life in history.lives)
    assert talks + len(history.letters) == history.truth.conversations
    answered = len(history.truth.first_responses) + len(history.truth.unanswered)
    assert answered == history.truth.conversations


def test_the_checkout_breaks_for_one_phone_on_the_planted_days_alone(history: History) -> None:
    assert {device for _, _, device in history.truth.failed_payments} == {"android"}
    days = Counter(PLAN.day_of(at) for _, at, _ in history.truth.failed_payments)
    assert set(days) <= set(range(PLAN.broken_days[0], PLAN.broken_days[1] + 1))


def test_the_slow_week_is_slow(history: History) -> None:
    waits = [(PLAN.is_slow(at), seconds) for _, at, seconds in history.truth.first_responses if 8 <= at.hour < 19]
    slow, usual = sorted(s for is_slow, s in waits if is_slow), sorted(s for is_slow, s in waits if not is_slow)
    assert slow[len(slow) // 2] > 3 * usual[len(usual) // 2]


def test_whoever_looks_into_the_inbox_finds_nobody_who_has_waited_for_months(history: History) -> None:
    talks = [talk for life in history.lives for talk in life.talks]
    neglected = [talk for talk in talks if len(talk.lines) == 1]
    unread = {each.key for each in history.letters if len(each.lines) == 1}
    assert {talk.key for talk in neglected} | unread == history.truth.unanswered
    still = [talk.lines[0].at for talk in neglected if talk.status == "open"]
    assert all(PLAN.until - at < timedelta(days=7) for at in still)


def test_people_speak_in_turn_and_in_order_of_time(history: History) -> None:
    for life in history.lives:
        for talk in life.talks:
            assert talk.lines[0].by == "customer"
            assert all(earlier.at < later.at for earlier, later in pairwise(talk.lines))


def test_weeks_of_mail_hold_what_a_desk_meets(history: History) -> None:
    lines = [(exchange, number, line) for exchange in history.letters for number, line in enumerate(exchange.lines)]
    assert {line.special for _, _, line in lines} == {"", "bounce", "away", "forged"}
    assert len({exchange.mailbox for exchange in history.letters}) == 2
    read = [
        read_mail(raw_of(*each[:2], "ours@cortado.example")) for each in lines if each[2].by in {"customer", "server"}
    ]
    assert not [letter.oddities for letter in read if letter.oddities]
    assert any(letter.attachments for letter in read)
    (failure,) = [failure for letter in read for failure in letter.failures]
    assert (failure.message_id, failure.status) == ("ours@cortado.example", "5.1.1")
