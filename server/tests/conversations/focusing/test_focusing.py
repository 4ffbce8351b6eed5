"""What consoles say of attention: one stretch, one touchpoint, in whatever order and from however many it comes."""

import json
from datetime import datetime, timedelta

from tests.cast import As
from tests.conversations.conftest import Talk, talk, to_come
from wayline.company.settings import CompanyChange, change_company
from wayline.conversations.focusing.keeping import Focused, end_focus, keep_focus
from wayline.entry.admitting import HAND
from wayline.kit.clock import utc_now

__all__ = ["talk"]  # the fixture


async def says(talk: Talk, now: datetime, *said: tuple[float, float]) -> None:
    """One of Tom's consoles says: from so many seconds ago until so many."""
    items = [Focused(talk.id, began, ended) for began, ended in said]
    async with talk.parts.database.transaction() as tx:
        await keep_focus(tx, talk.tom.id, items, now)


async def stretches(talk: Talk, now: datetime) -> list[tuple[float, float]]:
    """What is on the line, in seconds before `now`, once everything is over."""
    async with talk.parts.database.transaction() as tx:
        await end_focus(tx, now + timedelta(hours=1))
    rows = [row for row in await talk.line() if row["name"] == "Conversation Focused"]
    began = [datetime.fromisoformat(json.loads(row["properties"])["began_at"]) for row in rows]
    return sorted(
        ((now - since).total_seconds(), (now - row["occurred_at"]).total_seconds())
        for since, row in zip(began, rows, strict=True)
    )[::-1]


async def test_beats_without_a_pause_are_one_stretch_from_two_consoles_too_and_said_twice(talk: Talk) -> None:
    now = to_come(0)
    await says(talk, now - timedelta(seconds=100), (15, 0))
    await says(talk, now - timedelta(seconds=60), (25, 1), (25, 1))
    await says(talk, now, (80, 30), (10, 0))
    assert await stretches(talk, now) == [(115, 0)]


async def test_after_a_pause_another_begins_and_what_is_said_late_finds_its_place(talk: Talk) -> None:
    now = to_come(0)
    await says(talk, now, (100, 0))
    await says(talk, now, (800, 790), (500, 400))
    await says(talk, now + timedelta(minutes=5), (60, 0))
    assert await stretches(talk, now) == [(800, 790), (500, 400), (100, 0), (-240, -300)]


async def test_what_makes_no_sense_is_left_alone(talk: Talk, as_role: As) -> None:
    tom = await as_role("teammate")
    gone = {"conversation_id": str(talk.tom.id), "began_ago": 9, "ended_ago": 0}
    backwards = {"conversation_id": str(talk.id), "began_ago": 1, "ended_ago": 5}
    assert (await tom.post("/api/me/focus", json={"items": [gone, backwards]})).status_code == 204
    future = {"items": [{**gone, "ended_ago": -5}]}
    assert (await tom.post("/api/me/focus", json=future)).status_code == 400
    assert await stretches(talk, utc_now()) == []


async def test_a_conversation_says_who_worked_on_it_and_to_whom_teammates_are_compared(talk: Talk, as_role: As) -> None:
    tom, sara = await as_role("teammate"), await as_role("viewer")
    now = utc_now()
    await talk.hear("My parcel is late.", now - timedelta(seconds=90))
    beat = {"conversation_id": str(talk.id), "began_ago": 100, "ended_ago": 10}
    assert (await tom.post("/api/me/focus", json={"items": [beat]})).status_code == 204
    await stretches(talk, now)
    address = f"/api/conversations/{talk.id}/handling"
    found = (await sara.get(address)).json()
    assert found["teammates"][0]["teammate"]["name"] == "Tom Keller"
    assert (round(found["seconds"]), found["teammates"][0]["seconds"]) == (90, found["seconds"])
    assert 70 <= found["active"] <= 90
    async with talk.parts.database.transaction() as tx:
        await change_company(tx, CompanyChange(compares_teammates=False), HAND, now)
    assert (await sara.get(address)).json() == {**found, "teammates": []}
    assert (await tom.get(address)).json() == found
    assert (await (await as_role("lead")).get(address)).json() == found
