"""A chat of the past: who said what when, and how it ended."""

from datetime import datetime, timedelta
from random import Random
from typing import Literal

import msgspec

from wayline.entry.demo.simulator.people import Person
from wayline.entry.demo.simulator.plan import Plan
from wayline.entry.demo.simulator.truth import Truth
from wayline.entry.demo.simulator.words import ANSWERS, CURT, MORE, MORE_ANSWER, OPENINGS, THANKS, Cause

OPENS, CLOSES = 8, 20
TEAMMATES = (("Tom Reed", 75.0, 0.02), ("Sara Lind", 110.0, 0.03), ("Nils Berg", 420.0, 0.12))
# What nobody answered is resolved all the same, within a week: nobody likes to see it wait.
PUT_AWAY_AFTER_HOURS = (12, 168)


class Line(msgspec.Struct, frozen=True):
    """One message. `by` is the customer or a teammate's name."""

    at: datetime
    by: str
    text: str


class Talk(msgspec.Struct, frozen=True):
    """One conversation; `resolved_at` is None where it is still open."""

    key: str
    person: Person
    cause: Cause
    page: str
    lines: list[Line]
    teammate: str | None
    resolved_at: datetime | None
    status: Literal["open", "resolved"]


class World(msgspec.Struct, frozen=True):
    """What everything that is made up for one person is made up from, and written down in."""

    person: Person
    plan: Plan
    random: Random
    truth: Truth


def talk_about(cause: Cause, page: str, at: datetime, world: World) -> Talk:
    """The chat this person has about it, and what is true about it."""
    person, plan, random, truth = world.person, world.plan, world.random, world.truth
    key = f"{person.number:05d}-{int(at.timestamp())}"
    teammate, pace, neglect = random.choice(TEAMMATES)
    lines = [Line(at, "customer", random.choice(OPENINGS[person.language][cause]))]
    truth.conversations += 1
    truth.causes[cause] = truth.causes.get(cause, 0) + 1
    slow = plan.slow_factor if plan.is_slow(at) else 1.0
    answered = when_open(at) + timedelta(seconds=round(pace * slow * random.lognormvariate(0, 0.6), 3))
    if random.random() < neglect or answered >= plan.until:
        truth.unanswered.add(key)
        put_away = at + timedelta(hours=random.uniform(*PUT_AWAY_AFTER_HOURS))
        if put_away < plan.until:
            return Talk(key, person, cause, page, lines, teammate, put_away, "resolved")
        truth.waiting.add(key)
        return Talk(key, person, cause, page, lines, None, None, "open")
    truth.first_responses.append((key, at, (answered - at).total_seconds()))
    curt = teammate == "Nils Berg" and random.random() < plan.chances.curt_answer
    lines.append(Line(answered, teammate, CURT[person.language] if curt else ANSWERS[person.language][cause]))
    resolved = _go_on(lines, teammate, world)
    if lines[-1].by == "customer" and resolved is None:
        truth.waiting.add(key)
    return Talk(key, person, cause, page, lines, teammate, resolved, "resolved" if resolved else "open")


def _go_on(lines: list[Line], teammate: str, world: World) -> datetime | None:
    """Perhaps a second question, perhaps thanks. Returns when it was resolved."""
    person, plan, random = world.person, world.plan, world.random
    at = lines[-1].at
    if random.random() < plan.chances.asks_again:
        asked = at + timedelta(seconds=random.randint(20, 300))
        told = asked + timedelta(seconds=random.randint(20, 240))
        if told < plan.until:
            lines += [
                Line(asked, "customer", MORE[person.language]),
                Line(told, teammate, MORE_ANSWER[person.language]),
            ]
            at = told
    if random.random() < plan.chances.says_thanks:
        thanked = at + timedelta(seconds=random.randint(15, 200))
        if thanked < plan.until:
            lines.append(Line(thanked, "customer", THANKS[person.language]))
            at = thanked
    resolved = at + timedelta(seconds=random.randint(30, 900))
    return resolved if resolved < plan.until else None


def when_open(at: datetime) -> datetime:
    """Teammates answer between eight and eight, UTC, every day."""
    if OPENS <= at.hour < CLOSES:
        return at
    day = at if at.hour < OPENS else at + timedelta(days=1)
    return day.replace(hour=OPENS, minute=0, second=0, microsecond=0)
