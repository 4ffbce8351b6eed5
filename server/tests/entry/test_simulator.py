"""The simulator: the same plan gives the same past, and its truth is about that past."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from wayline.entry.demo.simulator import History, Plan, simulate

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
    assert sum(len(life.talks) for life in history.lives) == history.truth.conversations
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
    assert {talk.key for talk in neglected} == history.truth.unanswered
    still = [talk.lines[0].at for talk in neglected if talk.status == "open"]
    assert all(PLAN.until - at < timedelta(days=7) for at in still)


def test_people_speak_in_turn_and_in_order_of_time(history: History) -> None:
    for life in history.lives:
        for talk in life.talks:
            assert talk.lines[0].by == "customer"
            assert all(earlier.at < later.at for earlier, later in pairwise(talk.lines))
