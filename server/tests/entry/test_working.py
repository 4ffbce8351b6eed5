"""Jobs: a worker beside the server does its share, and what a dead process had in hand is done by another."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import psycopg
import pytest

from tests.live.place import Console, Place
from tests.post_office import PostOffice
from tests.running import RunningServer, RunningWorker
from wayline.entry import rooms
from wayline.kit import jobs
from wayline.kit.db import Database


def mail_from(office: PostOffice, sender: str) -> dict[str, str]:
    """Settings that tell who sent a mail."""
    return {"WAYLINE_MAIL__SMTP_URL": office.url, "WAYLINE_MAIL__SENDER": sender}


@pytest.fixture
async def place(tmp_path: Path, database_url: str, office: PostOffice) -> AsyncIterator[Place]:
    """A server on a PostgreSQL that others can reach."""
    settings = {"WAYLINE_DATABASE_URL": database_url, **mail_from(office, "server@court-shoes.test")}
    server = RunningServer(tmp_path / "data", **settings)
    await asyncio.to_thread(server.start)
    found = Place(server)
    try:
        await found.found()
        await until(lambda: len(office.letters) == 2)  # the invitations of Tom and Vic
        office.letters.clear()
        yield found
    finally:
        await asyncio.to_thread(server.stop)


@asynccontextmanager
async def worker_beside(place: Place, database_url: str, office: PostOffice) -> AsyncIterator[RunningWorker]:
    """A worker on the same PostgreSQL, with nothing of the server's folder."""
    folder = place.server.data.with_name("worker")
    found = RunningWorker(folder, database_url, **mail_from(office, "worker@court-shoes.test"))
    await asyncio.to_thread(found.start)
    try:
        yield found
    finally:
        await asyncio.to_thread(found.stop)
        assert not folder.exists()


async def ask_for(tom: Console, place: Place, count: int) -> list[str]:
    """Have one conversation mailed to as many addresses."""
    async with place.visitor() as visitor:
        conversation = (await visitor.say("Do you have these in 43?"))["conversation_id"]
    addresses = [f"maya+{number}@example.com" for number in range(count)]
    for address in addresses:
        assert (await tom.act(conversation, "transcript", email=address)).status_code == 202
    return addresses


async def until(is_it: Callable[[], bool], within: float = 60) -> None:
    async with asyncio.timeout(within):
        while not is_it():  # noqa: ASYNC110 (another process makes it so)
            await asyncio.sleep(0.02)


@pytest.mark.slow
async def test_a_worker_beside_the_server_does_its_share_of_the_jobs(
    place: Place, office: PostOffice, database_url: str
) -> None:
    office.seconds_each = 0.3
    async with worker_beside(place, database_url, office), place.console() as tom:
        addresses = await ask_for(tom, place, 16)
        await until(lambda: len(office.letters) >= len(addresses))
    assert sorted(letter.to for letter in office.letters) == sorted(addresses)
    assert {letter.sender for letter in office.letters} == {"server@court-shoes.test", "worker@court-shoes.test"}
    assert all("Do you have these in 43?" in letter.text for letter in office.letters)


@pytest.mark.slow
async def test_jobs_of_a_killed_worker_and_a_killed_server_are_done_by_who_is_left(
    place: Place, office: PostOffice, database_url: str
) -> None:
    office.open.clear()
    async with AsyncExitStack() as stack:
        worker = await stack.enter_async_context(worker_beside(place, database_url, office))
        tom = await stack.enter_async_context(place.console())
        addresses = await ask_for(tom, place, 2 * jobs.AT_ONCE)
        await office.holds(len(addresses))
        worker.kill()
        place.server.kill()
        office.open.set()
        await office.holds(0)
        assert office.letters == []
        await asyncio.to_thread(place.server.start)
        a_minute_passes(database_url)
        await until(lambda: len(office.letters) >= len(addresses))
    assert sorted(letter.to for letter in office.letters) == sorted(addresses)
    await until(lambda: states(database_url) == [])


@pytest.mark.slow
async def test_a_job_in_hand_when_the_server_is_asked_to_stop_is_given_back(
    place: Place, office: PostOffice, database_url: str
) -> None:
    office.open.clear()
    async with place.console() as tom:
        addresses = await ask_for(tom, place, 1)
        await office.holds(1)
    await asyncio.to_thread(place.server.stop)
    assert states(database_url) == ["todo"]
    office.open.set()
    await office.holds(0)
    assert office.letters == []
    await asyncio.to_thread(place.server.start)
    await until(lambda: [letter.to for letter in office.letters] == addresses)


async def test_jobs_of_the_living_are_left_to_them_and_one_that_kills_its_process_is_given_up(
    database: Database, database_url: str
) -> None:
    app = jobs.make_jobs(database_url, rooms.job_rooms())
    async with app.open_async():
        await app.configure_task("company:send_reset_link").defer_async(email="maya@example.com")
        for run in range(jobs.MOST_RUNS):
            worker = await app.job_manager.register_worker()
            assert await app.job_manager.fetch_job(queues=None, worker_id=worker), run
            assert await jobs.take_up(app, database) == 0
            a_minute_passes(database_url)
            assert await jobs.take_up(app, database) == 1
        assert states(database_url) == ["failed"]
        assert await jobs.take_up(app, database) == 0


def a_minute_passes(database_url: str) -> None:
    """For the heartbeats of whoever is heard of no more; the living are heard again in a moment."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("update procrastinate_workers set last_heartbeat = last_heartbeat - interval '1 minute'")


def states(database_url: str) -> list[str]:
    """What became of the jobs that are kept, the server's own rounds left out."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        asked = "select status::text from procrastinate_jobs where queue_name = %s order by id"
        return [row[0] for row in connection.execute(asked, [jobs.ANYWHERE])]
