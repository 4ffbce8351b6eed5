"""Who gets what: pure decisions. The server, the simulation and a replay of what was kept ask the same functions."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from wayline.conversations.routing.policies import WHOLE, Capacity, Policy

Not = Literal["away", "full", "language", "skill", "channel"]
RANKS = {"low": 0, "normal": 1, "high": 2, "urgent": 3}
AGEING = 3600.0
"""Seconds of waiting that count as much as one step of priority, so that nobody waits for ever."""
VIP = 2
NEAR = 1e-6


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that nobody has. `last`: who answered this customer last; `missed`: who let it ring."""

    id: UUID
    channel: str
    since: datetime
    priority: str = "normal"
    tags: list[str] = []
    language: str | None = None
    last: UUID | None = None
    missed: list[UUID] = []


class Person(msgspec.Struct, kw_only=True):
    """A teammate as routing sees them; `in_hand` counts by channel what waits for them or runs just now.

    `used` of their 100 points are taken by it: it is kept beside, since thousands of decisions ask for it.
    """

    id: UUID
    name: str
    there: bool
    capacity: Capacity
    in_hand: dict[str, int]
    given_at: datetime | None = None
    used: float = 0.0

    def __post_init__(self) -> None:
        """Count what they have in hand."""
        self.used = self.capacity.used(self.in_hand)

    def take(self, channel: str, at: datetime) -> None:
        """One more is theirs."""
        self.in_hand[channel] = self.in_hand.get(channel, 0) + 1
        self.used, self.given_at = self.capacity.used(self.in_hand), at

    def end(self, channel: str) -> None:
        """One of them is done."""
        self.in_hand[channel] -= 1
        self.used = self.capacity.used(self.in_hand)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """How one teammate stood when it was decided. `used` of 100 points; `why_not`: what kept it from them."""

    id: UUID
    name: str
    used: float
    why_not: Not | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The reason, in parts that a screen makes a sentence of. `used`: points in use once it is theirs."""

    way: Literal["round_robin", "balanced", "manual"]
    language: str | None = None
    skills: list[str] = []
    vip: bool = False
    last: bool = False
    widened: Literal["skill", "language"] | None = None
    used: int = 0


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided, of what: `teammate` is None where nobody can take it now."""

    teammate: UUID | None
    why: Why
    candidates: list[Candidate]


def is_vip(waiting: Waiting, policy: Policy) -> bool:
    """Whether they come before others."""
    vip = {tag.casefold() for tag in policy.vip_tags}
    return any(tag.casefold() in vip for tag in waiting.tags)


def in_order(waiting: Iterable[Waiting], policy: Policy, now: datetime) -> list[Waiting]:
    """Who is next: VIPs and what presses first, then the oldest. An hour of waiting outweighs one step of priority."""
    return sorted(waiting, key=lambda each: (-_press(each, policy, now), each.since, each.id))


def decide(waiting: Waiting, people: Sequence[Person], policy: Policy, now: datetime) -> Decision:
    """To whom this conversation goes. Nothing else is looked at, so the same again decides the same."""
    waited = (now - waiting.since).total_seconds()
    skills = _skills(waiting, people)
    widened = _widened(policy, waited, skills=bool(skills), language=waiting.language is not None)
    asked_skills = skills if widened is None else []
    asked_language = waiting.language if waited < 2 * policy.widen_after else None
    candidates = [
        Candidate(
            id=each.id, name=each.name, used=each.used, why_not=_why_not(each, waiting, asked_skills, asked_language)
        )
        for each in people
    ]
    able = [each for each, seen in zip(people, candidates, strict=True) if seen.why_not is None]
    # Who let it ring is asked again only when there is nobody else.
    able = [each for each in able if each.id not in waiting.missed] or able
    chosen = _choose(able, waiting, policy) if able else None
    speaks = chosen is not None and waiting.language in chosen.capacity.languages
    has = _names(chosen.capacity.skills) if chosen else set()
    why = Why(
        way=policy.way,
        language=waiting.language if speaks else None,
        skills=[skill for skill in skills if skill in has],
        vip=is_vip(waiting, policy),
        last=chosen is not None and policy.last_first and chosen.id == waiting.last,
        widened=widened,
        used=round(chosen.used + (chosen.capacity.points(waiting.channel) or 0)) if chosen else 0,
    )
    return Decision(teammate=chosen.id if chosen else None, why=why, candidates=candidates)


def give_out(
    waiting: Iterable[Waiting], people: Sequence[Person], policy: Policy, now: datetime
) -> Iterator[tuple[Waiting, Decision]]:
    """Decide about all that wait, in order, until all are full; who gets something has it in hand for what follows."""
    by_id = {each.id: each for each in people}
    open_channels: dict[str, bool] = {}
    for each in in_order(waiting, policy, now):
        if each.channel not in open_channels:
            open_channels[each.channel] = any(_has_room(person, each.channel) for person in people)
        if not open_channels[each.channel]:
            if not any(_has_room(person, other) for person in people for other in ("email", "chat", "call")):
                return
            continue
        decision = decide(each, people, policy, now)
        if decision.teammate is not None:
            by_id[decision.teammate].take(each.channel, now)
            open_channels.clear()
        yield each, decision


def next_best(waiting: Iterable[Waiting], person: Person, policy: Policy, now: datetime) -> Waiting | None:
    """What somebody who asks for work does next: the first in order that is for them, else the first."""
    ordered = in_order(waiting, policy, now)
    fits = (each for each in ordered if _why_not(person, each, [], each.language) not in {"language", "channel"})
    return next(fits, ordered[0] if ordered else None)


def _press(waiting: Waiting, policy: Policy, now: datetime) -> float:
    aged = (now - waiting.since).total_seconds() / AGEING
    return RANKS.get(waiting.priority, 1) + (VIP if is_vip(waiting, policy) else 0) + aged


def _names(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}


def _skills(waiting: Waiting, people: Sequence[Person]) -> list[str]:
    """Which of its tags are skills that somebody of the team has."""
    tags = sorted(_names(waiting.tags))
    return [tag for tag in tags if any(tag in _names(each.capacity.skills) for each in people)] if tags else []


def _widened(policy: Policy, waited: float, *, skills: bool, language: bool) -> Literal["skill", "language"] | None:
    if language and waited >= 2 * policy.widen_after:
        return "language"
    return "skill" if skills and waited >= policy.widen_after else None


def _has_room(person: Person, channel: str) -> bool:
    points = person.capacity.points(channel) if person.there else None
    return points is not None and person.used + points <= WHOLE + NEAR


def _why_not(person: Person, waiting: Waiting, skills: Sequence[str], language: str | None) -> Not | None:
    if not person.there:
        return "away"
    points = person.capacity.points(waiting.channel)
    if points is None:
        return "channel"
    if language is not None and person.capacity.languages and language not in person.capacity.languages:
        return "language"
    if skills and not set(skills) <= _names(person.capacity.skills):
        return "skill"
    return None if person.used + points <= WHOLE + NEAR else "full"


def _choose(able: Sequence[Person], waiting: Waiting, policy: Policy) -> Person:
    """The one who knows the customer, else whose turn it is or who has least in hand, whose turn it is."""
    if policy.last_first:
        for each in able:
            if each.id == waiting.last:
                return each

    def turn(person: Person) -> tuple[float, float, str]:
        given = person.given_at.timestamp() if person.given_at else 0.0
        load = round(person.used, 3) if policy.way == "balanced" else 0.0
        return (load, given, str(person.id))

    return min(able, key=turn)
