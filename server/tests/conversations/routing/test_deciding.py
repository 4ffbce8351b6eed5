"""Who gets what: tables of pure decisions, and a day of ten thousand arrivals in virtual time."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from uuid import UUID

import msgspec
import pytest

from wayline.conversations.routing.deciding import Person, Waiting, decide, give_out, in_order, next_best
from wayline.conversations.routing.policies import Capacity, Policy

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
BALANCED = Policy(way="balanced")
TURNS = Policy(way="round_robin")


def person(number: int, *, there: bool = True, chats: int = 0, given: float | None = None, **takes: object) -> Person:
    at = NOON + timedelta(seconds=given) if given is not None else None
    capacity = msgspec.convert(takes, Capacity)
    hand = {"chat": chats} if chats else {}
    return Person(id=UUID(int=number), name=f"P{number}", there=there, capacity=capacity, in_hand=hand, given_at=at)


def waits(number: int = 100, *, seconds: float = 0, **more: object) -> Waiting:
    told = {"id": UUID(int=number), "channel": "chat", "since": NOON - timedelta(seconds=seconds), **more}
    return msgspec.convert(told, Waiting)


def given(waiting: Waiting, people: Sequence[Person], policy: Policy = BALANCED) -> int | None:
    found = decide(waiting, people, policy, NOON).teammate
    return found.int if found else None


@pytest.mark.parametrize(
    ("waiting", "people", "policy", "to"),
    [
        pytest.param(waits(), [person(1, chats=2), person(2, chats=1)], BALANCED, 2, id="least in hand"),
        pytest.param(waits(), [person(1, chats=1, given=5), person(2, chats=2, given=1)], TURNS, 2, id="whose turn"),
        pytest.param(waits(), [person(1, chats=3), person(2, there=False)], BALANCED, None, id="full or away"),
        pytest.param(waits(), [person(1, chat=0), person(2, chats=2)], BALANCED, 2, id="takes no chats"),
        pytest.param(waits(channel="email"), [person(1, chats=3)], BALANCED, None, id="chats fill for mails too"),
        pytest.param(waits(channel="email"), [person(1, chats=2)], BALANCED, 1, id="a mix"),
        pytest.param(waits(last=UUID(int=1)), [person(1, chats=2), person(2)], BALANCED, 1, id="who knows them"),
        pytest.param(waits(last=UUID(int=1)), [person(1, chats=3), person(2)], BALANCED, 2, id="who knows is full"),
        pytest.param(
            waits(language="es"), [person(1, languages=["en"]), person(2, chats=2, languages=["es"])], BALANCED, 2,
            id="language",
        ),
        pytest.param(waits(language="es"), [person(1, languages=["en"])], BALANCED, None, id="language waits"),
        pytest.param(waits(language="es", seconds=240), [person(1, languages=["en"])], BALANCED, 1, id="then widens"),
        pytest.param(
            waits(tags=["Refund"]), [person(1), person(2, chats=2, skills=["refund"])], BALANCED, 2, id="skill"
        ),
        pytest.param(
            waits(tags=["Refund"]), [person(1), person(2, chats=3, skills=["refund"])], BALANCED, None, id="skill waits"
        ),
        pytest.param(
            waits(tags=["Refund"], seconds=120), [person(1), person(2, chats=3, skills=["refund"])], BALANCED, 1,
            id="skill widens",
        ),
        pytest.param(waits(missed=[UUID(int=1)]), [person(1), person(2, chats=2)], BALANCED, 2, id="who let it ring"),
        pytest.param(waits(missed=[UUID(int=1)]), [person(1)], BALANCED, 1, id="nobody else is there"),
    ],
)  # fmt: skip
def test_it_goes_to(waiting: Waiting, people: list[Person], policy: Policy, to: int | None) -> None:
    assert given(waiting, people, policy) == to


def test_a_decision_says_why_and_why_not_the_others() -> None:
    people = [person(1, there=False), person(2, chats=1, languages=["es"], skills=["refund"]), person(3, chats=3)]
    found = decide(waits(language="es", tags=["refund", "vip"]), people, BALANCED, NOON)
    assert (found.why.language, found.why.skills, found.why.vip, found.why.used) == ("es", ["refund"], True, 67)
    assert [each.why_not for each in found.candidates] == ["away", None, "skill"]


def test_vips_come_first_then_what_presses_then_the_oldest() -> None:
    queue = [
        waits(1, seconds=60),
        waits(2, seconds=90),
        waits(3, priority="high"),
        waits(4, tags=["VIP"]),
        waits(5, seconds=7300, priority="low"),
        waits(6, seconds=3 * 3600 + 60),
    ]
    assert [each.id.int for each in in_order(queue, BALANCED, NOON)] == [6, 4, 5, 3, 2, 1]


def test_who_asks_gets_the_first_that_is_for_them_else_the_first() -> None:
    queue = [waits(1, seconds=9, language="es"), waits(2, language="en")]
    english = person(1, languages=["en"])
    best, none = next_best(queue, english, BALANCED, NOON), next_best([], english, BALANCED, NOON)
    only = next_best(queue[:1], english, BALANCED, NOON)
    assert [each and each.id.int for each in (best, only, none)] == [2, 1, None]


def simulate(
    people: list[Person], arrivals: list[Waiting], policy: Policy, chance: random.Random
) -> tuple[Counter[UUID], list[float]]:
    """Run a queue in virtual time. Returns who was given how many, and each wait in seconds.

    Every arrival takes whoever gets it three to nine minutes; what nobody can take waits for the next who is free.
    """
    todo = sorted(arrivals, key=lambda each: each.since)
    by_id, taken, waited = {each.id: each for each in people}, Counter[UUID](), []
    ends: list[tuple[datetime, int, UUID]] = []
    queue: list[Waiting] = []
    at = 0
    while at < len(todo) or queue:
        coming = todo[at].since if at < len(todo) else datetime.max.replace(tzinfo=UTC)
        ending = ends[0][0] if ends else datetime.max.replace(tzinfo=UTC)
        now = min(coming, ending)
        if now == datetime.max.replace(tzinfo=UTC):  # all are free, and still something is not given: it has to widen
            now = max(each.since for each in queue) + timedelta(seconds=2 * policy.widen_after)
        while ends and ends[0][0] <= now:
            by_id[heappop(ends)[2]].end("chat")
        while at < len(todo) and todo[at].since <= now:
            queue.append(todo[at])
            at += 1
        gone = set()
        for each, decision in give_out(queue, people, policy, now):
            if decision.teammate is not None:
                gone.add(each.id)
                taken[decision.teammate] += 1
                waited.append((now - each.since).total_seconds())
                heappush(ends, (now + timedelta(seconds=chance.uniform(180, 540)), each.id.int, decision.teammate))
        queue = [each for each in queue if each.id not in gone]
    return taken, waited


def crowd(many: int, seconds: float, chance: random.Random, **mixed: Sequence[object]) -> list[Waiting]:
    """So many arrivals, evenly at random within so many seconds, each with one of every mixed-in value."""
    return [
        waits(
            number, seconds=-chance.uniform(0, seconds), **{name: chance.choice(each) for name, each in mixed.items()}
        )
        for number in range(many)
    ]


@pytest.mark.parametrize(
    ("policy", "many", "within"), [(BALANCED, 10_000, 0.1), (TURNS, 2_000, 0.25)], ids=["balanced", "round robin"]
)
def test_ten_thousand_arrivals_starve_nobody_and_load_all_alike(policy: Policy, many: int, within: float) -> None:
    chance = random.Random(7)
    people = [person(number + 1) for number in range(50)]
    arrivals = crowd(many, many * 2.5, chance, priority=["low", "normal", "high", "urgent"])
    taken, waited = simulate(people, arrivals, policy, chance)
    assert len(waited) == many
    assert max(waited) < 3600
    fair = many / len(people)
    assert len(taken) == 50
    assert (1 - within) * fair < min(taken.values()) <= max(taken.values()) < (1 + within) * fair


def test_who_needs_a_language_that_one_has_is_served_in_it_or_later_by_others() -> None:
    chance = random.Random(8)
    people = [person(number + 1, languages=["en", "es"] if number < 5 else ["en"]) for number in range(50)]
    arrivals = crowd(1_000, 4_000, chance, language=["en", "en", "en", "es"], tags=[[], [], ["vip"]])
    taken, waited = simulate(people, arrivals, BALANCED, chance)
    assert (len(waited), sum(taken.values())) == (1_000, 1_000)
    assert max(waited) < 2 * BALANCED.widen_after + 600


@pytest.mark.soak
def test_a_week_of_more_than_can_be_done_starves_nobody() -> None:
    chance = random.Random(9)
    people = [person(number + 1) for number in range(50)]
    priorities = ["low", "normal", "normal", "high", "urgent"]
    arrivals = crowd(100_000, 240_000, chance, priority=priorities, tags=[[], [], [], ["vip"]])
    _, waited = simulate(people, arrivals, BALANCED, chance)
    assert len(waited) == 100_000
