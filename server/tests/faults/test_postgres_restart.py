"""PostgreSQL goes away under load and comes back: nothing acknowledged is lost or doubled, and nobody restarts us."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from tests.faults.test_capture_and_kill import Sender, compare
from tests.live.place import Console, Place
from tests.running import RunningServer
from tests.visitor import Visitor

WAYS = {"asked to stop": signal.SIGINT, "crashed": signal.SIGQUIT, "killed": signal.SIGKILL}


@pytest.fixture
async def patient_place(tmp_path: Path) -> AsyncIterator[Place]:
    """A server of this test's own that takes more messages of one visitor than people write."""
    many = {"WAYLINE_CHAT__MESSAGES_PER_MINUTE": "5000", "WAYLINE_CHAT__REQUESTS_PER_MINUTE": "5000"}
    server = RunningServer(tmp_path / "data", **many)
    await asyncio.to_thread(server.start)
    found = Place(server)
    try:
        await found.found()
        yield found
    finally:
        await asyncio.to_thread(server.stop)


class Talker:
    """A widget: each message is sent, under one client id, until it is acknowledged; keeps what was answered."""

    def __init__(self, visitor: Visitor, conversation: str) -> None:
        self.visitor, self.conversation = visitor, conversation
        self.acknowledged: list[str] = []
        self.refusals: list[httpx.Response] = []
        self.going = True

    async def run(self) -> None:
        while self.going:
            body, client_id = f"message {len(self.acknowledged)}", str(uuid4())
            while (answer := await self.visitor.try_to_say(body, self.conversation, client_id=client_id)).is_error:
                self.refusals.append(answer)
                await asyncio.sleep(0.05)
            self.acknowledged.append(body)
            await asyncio.sleep(0.1)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_postgresql_goes_away_three_ways_and_everything_goes_on(patient_place: Place) -> None:
    place = patient_place
    async with place.console() as tom, place.visitor() as visitor:
        conversation = (await visitor.say("Hello?"))["conversation_id"]
        channel = (await tom.client.get(f"/api/conversations/{conversation}")).json()["channel"]["id"]
        sender, talker = Sender(place.server.url, place.key, "s"), Talker(visitor, conversation)
        sender.start()
        talking = asyncio.create_task(talker.run())
        async with tom.live(f"conversation:{conversation}") as desk:
            for number in WAYS.values():
                await asyncio.sleep(1)
                await gone_and_back(place, number)
                held = len(desk.frames)
                await desk.hear_type("hello", within=60)
                await desk.hear(lambda frame: frame["type"] == "entry", within=60)
                assert len(desk.frames) > held
        await transcript_is_mailed(place, tom, conversation)
        talker.going = sender.going = False
        await talking
        await asyncio.to_thread(sender.join, 30)
        await shipped(visitor.client)
        said = [entry["body"] for entry in await tom.entries(conversation) if entry["kind"] == "message"]
        assert said == ["Hello?", *talker.acknowledged]
    assert talker.refusals
    assert {(answer.status_code, int(answer.headers["Retry-After"]) > 0) for answer in talker.refusals} == {(503, True)}
    await asyncio.to_thread(place.server.stop)
    assert "unexpected error" not in place.server.log_file.read_text()
    compare(place.server.data / "touchpoints.duckdb", UUID(channel), sender.acknowledged)


async def gone_and_back(place: Place, number: signal.Signals) -> None:
    """End PostgreSQL's first process; return when the server is ready again, by itself."""
    file = place.server.data / "postgres" / "postmaster.pid"
    before = first_line(file)
    os.kill(before, number)
    async with httpx.AsyncClient(base_url=place.server.url) as client, asyncio.timeout(60):
        while first_line(file) in {0, before} or (await client.get("/health/ready")).status_code != 200:  # noqa: ASYNC110 (only the server can say)
            await asyncio.sleep(0.1)


def first_line(file: Path) -> int:
    try:
        return int(file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return 0


async def transcript_is_mailed(place: Place, tom: Console, conversation: str) -> None:
    """The worker took up its work again: a job asked for now is done."""
    assert (await tom.act(conversation, "transcript", email="maya@example.com")).status_code < 300
    said = await asyncio.to_thread(place.server.says, '("to": "maya@example.com")')
    assert said


async def shipped(client: httpx.AsyncClient) -> None:
    """The relay took up its work again: the outbox is empty, nothing was set aside."""
    async with asyncio.timeout(60):
        while True:
            words = (await client.get("/metrics")).text
            counts = [
                re.findall(rf"^wayline_outbox_{word} (\S+)", words, re.MULTILINE) for word in ("waiting", "set_aside")
            ]
            if counts == [["0.0"], ["0.0"]]:
                return
            await asyncio.sleep(0.1)
