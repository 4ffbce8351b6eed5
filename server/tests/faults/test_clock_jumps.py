"""The machine's clock is set back or forward by hours: nothing is lost or doubled, and nobody is locked out."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.cast import ANA, As, Cast
from tests.visitor import Visitor
from wayline.entry.parts import Parts
from wayline.kit.clock import machine, moved, utc_now

HOURS = (-3, 5)


@pytest.fixture
def jump() -> Iterator[Callable[[float], None]]:
    """`jump(-3)` sets the machine's clock back by three hours."""
    ahead = [0.0]
    machine.wall = lambda: time.time() + ahead[0] * 3600

    def by(hours: float) -> None:
        ahead[0] += hours

    yield by
    machine.wall = time.time


Jump = Callable[[float], None]


def thing(number: int, at: datetime, sent_at: datetime) -> dict[str, Any]:
    """What a device with a right clock sends, whatever ours says."""
    item = {"type": "track", "event": "Thing Done", "anonymousId": "a", "messageId": f"m-{number}"}
    return {"batch": [{**item, "timestamp": at.isoformat()}], "sentAt": sent_at.isoformat()}


async def rows(parts: Parts) -> list[dict[str, Any]]:
    sql = "select properties, occurred_at from touchpoints where name = 'Thing Done' order by position"
    found: list[dict[str, Any]] = parts.engine.query(sql).to_pylist()
    return found


@pytest.mark.parametrize("hours", HOURS)
async def test_captures_around_a_jump_are_all_there_once_and_in_the_devices_order(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, jump: Jump, hours: int
) -> None:
    device = utc_now()
    for number in range(6):
        if number == 3:
            jump(hours)
        device += timedelta(milliseconds=40)
        for _ in range(2):
            sent = await client.post("/v1/batch", json=thing(number, device, device), auth=(cast.key, ""))
            assert sent.status_code == 200
    occurred = [row["occurred_at"] for row in await rows(parts)]
    assert len(occurred) == 6
    assert occurred == sorted(occurred)
    assert occurred[-1] - occurred[0] == timedelta(milliseconds=200)


@pytest.mark.parametrize("hours", HOURS)
async def test_a_flood_is_over_in_a_minute_whatever_the_clock_does(
    client: httpx.AsyncClient, cast: Cast, jump: Jump, hours: int
) -> None:
    visitor = Visitor(client, cast.key)
    await visitor.arrive()
    for number in range(20):
        await visitor.say(f"{number}")
    assert (await visitor.try_to_say("too many")).status_code == 429
    jump(hours)
    assert (await visitor.try_to_say("after the jump")).status_code == 200


@pytest.mark.parametrize("hours", HOURS)
async def test_nobody_is_locked_out_or_signed_out_by_a_jump(
    client: httpx.AsyncClient, as_role: As, jump: Jump, hours: int
) -> None:
    ana = await as_role("administrator")
    wrong = {"email": ANA.email, "password": "not this one"}
    tries = [(await client.post("/api/sign-in", json=wrong)).status_code for _ in range(12)]
    assert tries[-1] == 429
    jump(hours)
    assert (await client.post("/api/sign-in", json=wrong)).status_code == 401
    assert (await ana.get("/api/me")).status_code == 200


def test_the_clock_says_how_far_it_was_set(jump: Jump) -> None:
    before = moved()
    jump(-3)
    assert abs(moved() - before + timedelta(hours=3)) < timedelta(seconds=1)
