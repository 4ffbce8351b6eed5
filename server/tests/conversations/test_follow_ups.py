"""Promising to come back: kept by an answer, missed at its moment, withdrawn, and shown."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.cast import As
from tests.conversations.conftest import Talk
from tests.conversations.conftest import to_come as after
from wayline.conversations import Kind, entries_after
from wayline.conversations.errors import FollowUpOver, SnoozeInPast
from wayline.conversations.follow_ups.promising import Promised, miss_due, promise, withdraw
from wayline.conversations.jobs import LOOK_EVERY, wake
from wayline.kit.clock import utc_now


async def told(talk: Talk) -> list[str]:
    page = await talk.do(entries_after, 1)
    return [entry.state["name"] if entry.state else entry.kind for entry in page.items]


async def missed(talk: Talk, minute: float) -> int:
    async with talk.parts.database.transaction() as tx:
        return await miss_due(tx, after(minute))


async def test_an_answer_in_time_keeps_it_and_a_note_does_not(talk: Talk) -> None:
    await talk.do(promise, Promised(after(60), "With the tracking number"), talk.tom, after(1))
    await talk.answer("He asked the warehouse.", after(2), kind=Kind.NOTE)
    assert await missed(talk, 59) == 0
    await talk.answer("Here it is.", after(59.5))
    assert await missed(talk, 61) == 0
    assert await told(talk) == ["promised", "note", "promise_kept", "message"]
    assert [row["name"] for row in await talk.line() if "Follow-up" in row["name"]] == [
        "Follow-up Promised",
        "Follow-up Kept",
    ]


async def test_it_is_missed_once_at_its_moment_and_late_when_somebody_comes_back(talk: Talk, as_role: As) -> None:
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    await talk.hear("When?", after(0.5))
    await talk.do(promise, Promised(after(60)), talk.tom, after(1))
    assert [await missed(talk, minute) for minute in (59.99, 60, 61)] == [0, 1, 0]
    assert (await tom.get(path)).json()["follow_up"]["state"] == "missed"
    due = (await tom.get("/api/conversations?view=follow_ups")).json()["items"]
    assert [each["id"] for each in due] == [str(talk.id)]
    await talk.answer("Sorry, here it is.", after(70))
    assert (await tom.get(path)).json()["follow_up"]["state"] == "late"
    assert (await tom.get("/api/conversations?view=follow_ups")).json()["items"] == []
    assert await told(talk) == ["message", "promised", "promise_missed", "message"]


async def test_a_new_promise_takes_the_place_of_the_old_and_may_be_withdrawn(talk: Talk) -> None:
    with pytest.raises(SnoozeInPast):
        await talk.do(promise, Promised(after(1)), talk.tom, after(1))
    await talk.do(promise, Promised(after(60)), talk.tom, after(1))
    await talk.do(promise, Promised(after(90)), talk.tom, after(2))
    assert await missed(talk, 61) == 0
    await talk.do(withdraw, talk.tom, after(62))
    with pytest.raises(FollowUpOver):
        await talk.do(withdraw, talk.tom, after(63))
    assert await missed(talk, 91) == 0


async def test_the_server_says_to_the_second_that_it_was_missed(talk: Talk, as_role: As) -> None:
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    due = after(5)
    shown = (await tom.put(f"{path}/follow-up", json={"due_at": due.isoformat(), "words": "A call"})).json()
    assert (shown["follow_up"]["state"], shown["follow_up"]["words"]) == ("open", "A call")
    seconds = [
        await wake(talk.parts.database, lambda late=late: due + timedelta(seconds=late))  # type: ignore[misc] # (bound at once)
        for late in (-100, -1.5, -0.001, 0, 0.5)
    ]
    assert seconds == [LOOK_EVERY, 1.5, 0.01, 0, LOOK_EVERY]
    entry = (await talk.do(entries_after, 1)).items[-1]
    assert (entry.state and entry.state["name"], entry.at) == ("promise_missed", due)
    assert (await tom.delete(f"{path}/follow-up")).status_code == 409


async def test_the_server_looks_by_itself(talk: Talk, as_role: As) -> None:
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    await tom.put(f"{path}/follow-up", json={"due_at": (utc_now() + timedelta(minutes=5)).isoformat()})
    async with talk.parts.database.transaction() as tx:
        await tx.execute(text("update follow_up set due_at = now()"))
    async with asyncio.timeout(60):
        while "promise_missed" not in await told(talk):  # noqa: ASYNC110 (the server says so when it is time)
            await asyncio.sleep(0.05)
