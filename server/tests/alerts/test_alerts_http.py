"""Alerts over HTTP, with a server that looks by itself: who may, what is refused, and that it arrives."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from tests.cast import As
from tests.conversations.conftest import Talk, talk
from wayline.kit.clock import utc_now

__all__ = ["talk"]


async def alarms(of: httpx.AsyncClient, count: int) -> list[dict[str, Any]]:
    """Once there are so many."""
    async with asyncio.timeout(20):
        while True:
            items: list[dict[str, Any]] = (await of.get("/api/alarms")).json()["items"]
            if len(items) == count:
                return items
            await asyncio.sleep(0.05)


async def test_an_alert_that_is_made_tells_of_what_is_so_and_of_what_comes(talk: Talk, as_role: As) -> None:
    lea, tom = await as_role("lead"), await as_role("teammate")
    await talk.hear("Hello?", utc_now() - timedelta(seconds=58))
    plan = {"about": "waiting", "seconds": 60, "teammate_ids": [str(talk.cast.ids["teammate"])]}
    assert (await tom.post("/api/alerts", json={"name": "Late", "plan": plan})).status_code == 403
    made = await lea.post("/api/alerts", json={"name": "Late", "plan": plan})
    assert made.status_code == 201, made.text
    [alarm] = await alarms(tom, 1)
    assert alarm["conversation"]["id"] == str(talk.id)
    [alert] = (await lea.get("/api/alerts")).json()["items"]
    assert (alert["name"], alert["watched"], alert["raised"]) == ("Late", 1, 1)
    until = (utc_now() + timedelta(hours=1)).isoformat()
    put_off = await tom.put(f"/api/alarms/{alarm['id']}/snooze", json={"until": until})
    assert (put_off.json()["pressing"], len(put_off.json()["items"])) == (0, 1)
    await talk.answer("Hello!", utc_now())
    await alarms(tom, 0)
    assert [each["id"] for each in (await tom.get("/api/alarms")).json()["over"]] == [alarm["id"]]


async def test_what_no_alert_can_say_is_refused_with_words(as_role: As) -> None:
    lea = await as_role("lead")
    told: dict[str, Any] = {"teammate_ids": [str(UUID(int=7))]}
    plans = [
        ({"about": "waiting", **told}, "alert_invalid"),
        ({"about": "unassigned", **told}, "alert_invalid"),
        ({"about": "wrote"}, "alert_invalid"),
        ({"about": "unassigned", "count": 3, "to": ["assignee"]}, "alert_invalid"),
        ({"about": "wrote", "when": {"field": "nonsense", "is": "is", "value": 1}, **told}, "condition_unreadable"),
    ]
    for plan, code in plans:
        answer = await lea.post("/api/alerts", json={"name": "x", "plan": plan})
        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
