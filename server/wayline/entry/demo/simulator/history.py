"""The past, made up: who came when, what they did, what went wrong, whom they wrote to."""

from collections.abc import Iterator
from random import Random
from typing import Any

import msgspec

from wayline.entry.demo.simulator.letters import Exchange, letters
from wayline.entry.demo.simulator.people import Person, meet
from wayline.entry.demo.simulator.plan import Plan
from wayline.entry.demo.simulator.shopping import shop
from wayline.entry.demo.simulator.talk import Talk
from wayline.entry.demo.simulator.truth import Truth


class Life(msgspec.Struct, frozen=True):
    """One person's past: calls of the Segment-compatible API in order of time, and their conversations."""

    person: Person
    calls: list[dict[str, Any]]
    talks: list[Talk]


class History(msgspec.Struct, frozen=True):
    """Everybody's past, and the truth about it."""

    plan: Plan
    lives: list[Life]
    truth: Truth
    letters: list[Exchange]


def simulate(plan: Plan) -> History:
    """Make up the past of this plan. The same plan gives the same past."""
    truth = Truth()
    lives = list(_lives(plan, truth))
    known = [life.person for life in lives if any(call.get("userId") for call in life.calls)]
    return History(plan, lives, truth, letters(known, plan, truth))


def _lives(plan: Plan, truth: Truth) -> Iterator[Life]:
    for number in range(plan.customers):
        random = Random(f"{plan.seed}-{number}")  # noqa: S311 a play, not a secret
        person = meet(number, plan.seed, random)
        calls, talks = shop(person, plan, random, truth)
        if calls:
            truth.customers.add(person.browser)
            truth.touchpoints += len(calls)
            yield Life(person, calls, talks)
