"""New examples are learned by themselves; work can be stopped."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.themes.texts import rows_named, themed, write
from wayline.kit.clock import utc_now
from wayline.themes.heads import asking, store
from wayline.themes.heads.learning import AT_MOST_EVERY, learn_what_is_new
from wayline.themes.heads.model import ThemeJob, ThemeVersion
from wayline.themes.heads.training import train
from wayline.themes.theming import retheming
from wayline.themes.theming.recording import write_down

QUIET = timedelta(seconds=asking.QUIET)
DUE = """
select extract(epoch from scheduled_at - now()) from procrastinate_jobs where task_name = :name and status = 'todo'
"""


async def waiting(parts) -> list[float]:
    """In how many seconds each look for new examples is due."""
    async with parts.database.transaction() as tx:
        due = await tx.execute(text(DUE), {"name": asking.LEARN})
        return [float(each) for each in due.scalars()]


async def look(parts, at) -> ThemeJob | None:
    async with parts.database.transaction() as tx:
        return await learn_what_is_new(tx, at)


@pytest.fixture
async def delivery(ana, grown) -> str:
    """A theme with an example."""
    theme = (await grown("Delivery"))["id"]
    await ana.post(f"/api/themes/{theme}/examples", json={"texts": ["Where is it?"]})
    return theme


async def test_new_examples_are_learned_when_nobody_adds_any_more(ana, parts, delivery, settled):
    await ana.post(f"/api/themes/{delivery}/examples", json={"texts": ["It has not come", "Still waiting"]})
    await settled()
    [due] = await waiting(parts)
    assert asking.QUIET - 60 < due <= asking.QUIET

    assert await look(parts, utc_now()) is None
    job = await look(parts, utc_now() + QUIET)
    assert job is not None
    assert job.kind == "training"
    async with asyncio.timeout(60):
        while not (stands := (await ana.get("/api/themes/training")).json())["version"]:  # noqa: ASYNC110 (only the answer tells)
            await asyncio.sleep(0.05)
    assert stands["examples"] == 3


async def test_a_training_in_hand_is_not_doubled_and_what_it_may_have_missed_is_looked_at_later(
    parts, delivery, settled
):
    async with parts.database.transaction() as tx:
        await store.save(tx, [ThemeJob(kind="training", asked_at=utc_now(), asked_by=UUID(int=1))])
        await tx.execute(text("delete from procrastinate_jobs"))
    assert await look(parts, utc_now() + QUIET) is None
    await settled()
    assert len(await waiting(parts)) == 1


async def learned(parts, examples: int):
    """A training that has just ended; gives when."""
    later = utc_now() + timedelta(minutes=1)
    async with parts.database.transaction() as tx:
        job = ThemeJob(kind="training", asked_at=later, asked_by=UUID(int=1), begun_at=later)
        job.end(later)
        await store.save(tx, [job, ThemeVersion(made_at=later, made_by=UUID(int=1), examples=examples)])
    return later


async def test_what_was_learned_is_not_learned_again(parts, delivery):
    at = await learned(parts, 1)
    assert await look(parts, at + AT_MOST_EVERY) is None


async def test_what_was_taken_out_is_new_and_is_learned_within_the_hour(ana, parts, delivery):
    await ana.post(f"/api/themes/{delivery}/examples", json={"texts": ["It has not come"]})
    at = await learned(parts, 2)
    items = (await ana.get(f"/api/themes/{delivery}/examples")).json()["items"]
    await ana.delete(f"/api/themes/{delivery}/examples/{items[0]['id']}")

    assert await look(parts, at + AT_MOST_EVERY / 2) is None
    assert await look(parts, at + AT_MOST_EVERY) is not None


async def test_theming_anew_is_stopped_where_it_is(ana, parts, grown, ended, monkeypatch):
    await write(parts, ["Mein Paket fehlt"] * 4, is_supported=False)
    await grown("Late", rules=[{"any_of": ["paket"]}])
    await themed(parts, 4, version=0)
    began, go_on = asyncio.Event(), asyncio.Event()

    async def write_when_told(*arguments):
        began.set()
        await go_on.wait()
        await write_down(*arguments)

    monkeypatch.setattr(retheming, "BATCH", 1)
    monkeypatch.setattr(retheming, "write_down", write_when_told)
    job = (await ana.post("/api/themes/rethemings")).json()
    async with asyncio.timeout(30):
        await began.wait()
    stopped = (await ana.delete(f"/api/themes/work/{job['id']}")).json()
    go_on.set()
    assert (stopped["state"], stopped["done"], stopped["total"]) == ("cancelled", 0, 4)
    assert (await ana.delete(f"/api/themes/work/{job['id']}")).json()["code"] == "themes_work_over"
    assert (await ana.post("/api/themes/rethemings")).status_code == 202
    await ended()
    told = [row["properties"]["version"] for row in await rows_named(parts, "Text Themed")]
    assert told == [0] * 4  # the later versions say the same


async def test_a_stopped_training_leaves_what_was_learned_before(ana, parts, delivery, as_role):
    async with parts.database.transaction() as tx:
        job = ThemeJob(kind="training", asked_at=utc_now(), asked_by=UUID(int=1))
        await store.save(tx, [job])
    tom = await as_role("teammate")
    assert (await tom.delete(f"/api/themes/work/{job.id}")).status_code == 403
    assert (await ana.delete(f"/api/themes/work/{job.id}")).json()["state"] == "cancelled"
    await train(parts.database, parts.language, job.id)
    assert (await ana.get("/api/themes/training")).json()["version"] == 0
    assert (await ana.delete(f"/api/themes/work/{UUID(int=7)}")).status_code == 404
