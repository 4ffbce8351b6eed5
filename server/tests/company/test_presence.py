"""Presence: what a teammate chose, while a browser of theirs is heard of."""

from datetime import timedelta

import httpx
import pytest

from tests.cast import PASSWORD, TOM, As, Cast
from wayline.company.access.store import sessions_of
from wayline.entry.parts import Parts

AWAY_FOR = timedelta(seconds=91)


async def shown(ana: httpx.AsyncClient) -> str:
    """What colleagues see of Tom."""
    items = (await ana.get("/api/teammates")).json()["items"]
    return next(str(each["presence"]) for each in items if each["name"] == TOM.name)


async def silence(parts: Parts, cast: Cast, seconds: timedelta = AWAY_FOR) -> None:
    """Nothing was heard of Tom's browsers for so long."""
    async with parts.database.transaction() as tx:
        for session in await sessions_of(tx, cast.ids["teammate"]):
            session.seen_at -= seconds


async def idle(parts: Parts, cast: Cast, time: timedelta) -> None:
    """Tom's consoles are open, and he did nothing in any for so long."""
    async with parts.database.transaction() as tx:
        for session in await sessions_of(tx, cast.ids["teammate"]):
            assert session.touched_at is not None
            session.touched_at -= time


@pytest.mark.parametrize("chosen", ["online", "away", "offline"])
async def test_who_is_not_heard_of_is_offline_and_back_as_they_chose(
    as_role: As, parts: Parts, cast: Cast, chosen: str
) -> None:
    tom, ana = await as_role("teammate"), await as_role("administrator")
    await tom.put("/api/me/presence", json={"state": chosen})
    await silence(parts, cast, timedelta(seconds=60))
    assert await shown(ana) == chosen
    await silence(parts, cast)
    assert await shown(ana) == "offline"
    assert (await tom.get("/api/me")).json()["teammate"]["presence"] == chosen
    assert await shown(ana) == chosen


async def test_one_browser_of_several_is_enough_and_none_is_not(as_role: As, parts: Parts, cast: Cast) -> None:
    tom, ana = await as_role("teammate"), await as_role("administrator")
    await tom.put("/api/me/presence", json={"state": "online"})
    await silence(parts, cast)
    phone = await as_role("teammate")
    assert await shown(ana) == "online"
    for browser in (phone, tom):
        assert (await browser.post("/api/sign-out")).status_code < 300
    assert await shown(ana) == "offline"


async def test_who_signs_in_for_the_first_time_is_there(client: httpx.AsyncClient, as_role: As, cast: Cast) -> None:
    ana = await as_role("administrator")
    assert await shown(ana) == "offline"
    wanted = {"email": TOM.email, "password": PASSWORD}
    assert (await client.post("/api/sign-in", json=wanted)).status_code == 200
    assert await shown(ana) == "online"


@pytest.mark.parametrize("chosen", ["online", "away", "offline"])
async def test_who_touches_no_console_for_ten_minutes_is_not_online_whatever_it_says(
    as_role: As, parts: Parts, cast: Cast, chosen: str
) -> None:
    tom, ana = await as_role("teammate"), await as_role("administrator")
    await tom.put("/api/me/presence", json={"state": chosen})
    await idle(parts, cast, timedelta(minutes=9))
    assert await shown(ana) == chosen
    await idle(parts, cast, timedelta(minutes=2))
    assert await shown(ana) == {"online": "away"}.get(chosen, chosen)
    assert (await tom.get("/api/me")).json()["teammate"]["presence"] == chosen
    phone = await as_role("teammate")
    assert phone is not tom
    assert await shown(ana) == chosen
