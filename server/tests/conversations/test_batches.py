"""Acts on many conversations: done, what failed named, taken back but where somebody changed it since."""

import asyncio
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.cast import As, Cast
from tests.conversations.conftest import Talk, after
from tests.conversations.test_listing import begin as begun
from wayline.conversations.batches import running
from wayline.conversations.batches.model import BatchAct
from wayline.conversations.batches.store import load, states
from wayline.conversations.prioritising import prioritise
from wayline.conversations.states import Priority
from wayline.conversations.store import look_at
from wayline.conversations.tagging import make_tag, put_tags
from wayline.entry.parts import Parts
from wayline.kit.db import Transaction


@pytest.fixture
async def three(parts: Parts, cast: Cast) -> list[str]:
    return [await begun(parts, cast, minute, "Hello?") for minute in range(3)]


ACTS: list[tuple[dict[str, Any], str, Any, Any]] = [
    ({"do": "assign", "teammate_id": "tom"}, "assignee", "tom", None),
    ({"do": "prioritise", "priority": "high"}, "priority", "high", "normal"),
    ({"do": "status", "status": "resolved"}, "status", "resolved", "open"),
    ({"do": "status", "status": "closed"}, "status", "closed", "open"),
    ({"do": "status", "status": "pending"}, "status", "pending", "open"),
    ({"do": "status", "status": "spam"}, "status", "spam", "open"),
    ({"do": "snooze", "pause": {"when": "reply"}}, "status", "snoozed", "open"),
]


async def test_each_act_is_done_to_all_and_taken_back(three: list[str], as_role: As, cast: Cast) -> None:
    tom = await as_role("teammate")
    ids = {"tom": str(cast.ids["teammate"])}

    async def stand(name: str) -> set[Any]:
        rows = [(await tom.get(f"/api/conversations/{id}")).json()[name] for id in three]
        return {row["id"] if isinstance(row, dict) else row for row in rows}

    for act, name, becomes, was in ACTS:
        told = {key: ids.get(value, value) if isinstance(value, str) else value for key, value in act.items()}
        done = (await tom.post("/api/batches", json={"act": told, "ids": three})).json()
        assert (done["state"], done["done"], done["wrong"]) == ("done", 3, 0), act
        assert await stand(name) == {ids.get(becomes, becomes)}, act
        back = (await tom.post(f"/api/batches/{done['id']}/undo")).json()
        assert (back["state"], back["undone"], back["wrong"]) == ("undone", 3, 0), act
        assert await stand(name) == {was}, act


async def test_what_failed_is_named_and_what_changed_since_is_kept(
    three: list[str], as_role: As, parts: Parts, talk: Talk
) -> None:
    tom = await as_role("teammate")
    async with parts.database.transaction() as tx:
        has, gets = [await make_tag(tx, name, None, after(0)) for name in ("Had", "Gets")]
        await put_tags(tx, UUID(three[0]), [has.id], talk.tom, after(4))
    merged = {"act": {"do": "merge", "into_id": three[0]}, "ids": [three[1], three[2]]}
    assert (await tom.post("/api/batches", json=merged)).json()["done"] == 2
    again = (await tom.post("/api/batches", json=merged)).json()
    assert (again["done"], again["wrong"]) == (0, 2)
    assert [each["conversation_id"] for each in again["problems"]] == three[1:]
    tagging = {"act": {"do": "tag", "tag_ids": [str(gets.id)]}, "filters": {"view": "any"}, "search": "hello"}
    done = (await tom.post("/api/batches", json=tagging)).json()
    assert (done["total"], done["done"]) == (3, 3)
    async with parts.database.transaction() as tx:
        await put_tags(tx, UUID(three[1]), [], talk.tom, after(5))
    back = (await tom.post(f"/api/batches/{done['id']}/undo")).json()
    assert [(each["conversation_id"], each["code"]) for each in back["problems"]] == [(three[1], "changed_since")]
    assert [each["name"] for each in (await tom.get(f"/api/conversations/{three[0]}")).json()["tags"]] == ["Had"]
    assert (await tom.post(f"/api/batches/{done['id']}/undo")).status_code == 409


async def test_many_are_done_by_a_job_that_may_be_stopped_and_done_again(
    three: list[str], parts: Parts, talk: Talk, as_role: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = by_a_job(monkeypatch)
    act = BatchAct(do="prioritise", priority=Priority.LOW)
    async with parts.database.transaction() as tx:
        batch = await running.begin(tx, [UUID(id) for id in three], act, talk.tom, after(10))
        await prioritise(tx, UUID(three[2]), Priority.LOW, talk.tom, after(9))
    tom, vic = await as_role("teammate"), await as_role("viewer")
    before = (await tom.get(f"/api/batches/{batch.id}")).json()
    assert (before["state"], before["done"], before["total"], asked) == ("running", 0, 3, [running.RUN])
    for _ in range(2):
        await running.run(parts.database, batch.id, after(11))
    shown = (await tom.get(f"/api/batches/{batch.id}")).json()
    assert (shown["state"], shown["done"]) == ("done", 3)
    async with parts.database.transaction() as tx:
        assert {(await look_at(tx, UUID(id))).priority for id in three} == {"low"}
        await running.undo(tx, batch.id, talk.tom, after(12))
    assert (await tom.post(f"/api/batches/{batch.id}/stop")).json()["state"] == "undone"
    await running.run(parts.database, batch.id, after(13))
    assert (await tom.get(f"/api/batches/{batch.id}")).json()["done"] == 3
    assert (await vic.get(f"/api/batches/{batch.id}")).status_code == 403
    lea = await as_role("lead")
    assert (await lea.get(f"/api/batches/{batch.id}")).status_code == 404
    nothing = {"act": {"do": "tag"}, "ids": [str(uuid4())]}
    assert (await tom.post("/api/batches", json=nothing)).status_code == 422


async def test_what_is_taken_back_while_its_job_runs_is_taken_back_whole(
    three: list[str], parts: Parts, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_a_job(monkeypatch)
    act = BatchAct(do="prioritise", priority=Priority.LOW)
    async with parts.database.transaction() as tx:
        batch = await running.begin(tx, [UUID(id) for id in three], act, talk.tom, after(10))
    await running.run(parts.database, batch.id, after(11))
    async with parts.database.transaction() as tx:
        batch = await load(tx, batch.id, talk.tom.id)
        batch.ended_at = None  # its job is about to look for the next one
        await tx.flush()
        await running.undo(tx, batch.id, talk.tom, after(12))
        job = asyncio.create_task(running.run(parts.database, batch.id, after(13)))
        async with parts.database.transaction() as other:
            await somebody_waits(other)
    await job
    async with parts.database.transaction() as tx:
        assert await states(tx, batch.id) == {"undone": 3}
        assert {(await look_at(tx, UUID(id))).priority for id in three} == {"normal"}


def by_a_job(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """More than two go by a job, which the test does when it wants to; gives what was asked for."""
    asked: list[str] = []

    async def ask(_: Transaction, task: str, **__: str) -> None:
        asked.append(task)

    monkeypatch.setattr(running, "AT_ONCE", 2)
    monkeypatch.setattr(running, "jobs", SimpleNamespace(ask=ask))
    return asked


async def somebody_waits(tx: Transaction) -> None:
    """Return once somebody waits for a row that another transaction holds."""
    waits = text("select exists(select 1 from pg_locks where not granted)")
    async with asyncio.timeout(30):
        while not await tx.scalar(waits):  # noqa: ASYNC110 (PostgreSQL tells nobody who waits)
            await asyncio.sleep(0.01)
