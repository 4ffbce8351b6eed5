"""kill -9 while captures come in: what was answered is in the log, once, after every restart."""

import asyncio
import json
import random
import threading
import time
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from tests.cast import Cast, hire
from tests.running import RunningServer
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.db import Database
from wayline.kit.ids import derived_id
from wayline.touchpoints.engines.duckdb import DuckLog

BATCH = 50


class Sender(threading.Thread):
    """A client that sends a batch until it is answered 200, then the next; notes what was acknowledged."""

    def __init__(self, url: str, key: str, name: str) -> None:
        super().__init__(daemon=True)
        self.url, self.key, self.word = url, key, name
        self.acknowledged: list[str] = []
        self.going = True

    def run(self) -> None:
        number = 0
        with httpx.Client(base_url=self.url, auth=(self.key, ""), timeout=5) as client:
            while self.going:
                ids = [f"{self.word}-{number}-{place}" for place in range(BATCH)]
                number += 1
                if self._delivered(client, ids):
                    self.acknowledged += ids

    def _delivered(self, client: httpx.Client, ids: list[str]) -> bool:
        items = [{"type": "track", "event": "Thing Done", "anonymousId": self.word, "messageId": id} for id in ids]
        body = json.dumps({"batch": items})
        while self.going:
            try:
                if client.post("/v1/batch", content=body).status_code == httpx.codes.OK:
                    return True
            except httpx.TransportError:
                time.sleep(0.02)
        return False


def a_company(data: Path) -> Cast:
    """A data directory with the cast in it."""
    directory, postgres, url = prepare(Settings(data=data))

    async def found() -> Cast:
        database = Database(url)
        cast = await hire(database)
        await database.close()
        return cast

    try:
        return asyncio.run(found())
    finally:
        if postgres:
            postgres.stop()
        directory.close()


def kill_again_and_again(folder: Path, *, kills: int, seconds: float, seed: int) -> None:
    """Capture, kill, start again; at the end compare the log with what was acknowledged."""
    chance = random.Random(seed)
    cast = a_company(folder / "data")
    server = RunningServer(folder / "data")
    server.start()
    senders = [Sender(server.url, cast.key, f"s{number}") for number in range(4)]
    for sender in senders:
        sender.start()
    for _ in range(kills):
        time.sleep(seconds * chance.uniform(0.5, 1.5))
        server.kill()
        server.start()
    time.sleep(seconds)
    for sender in senders:
        sender.going = False
    for sender in senders:
        sender.join(30)
    server.stop()
    acknowledged = [id for sender in senders for id in sender.acknowledged]
    assert len(acknowledged) > BATCH * kills
    compare(folder / "data" / "touchpoints.duckdb", cast.channel_id, acknowledged)


def compare(log: Path, channel: UUID, acknowledged: list[str]) -> None:
    """Everything acknowledged is in the log, and nothing is in it twice."""
    engine = DuckLog(log)
    found = [row["id"] for row in engine.query("select id from touchpoints where name = 'Thing Done'").to_pylist()]
    engine.close()
    assert len(found) == len(set(found))
    scope = f"channel:{channel}"
    held = set(found)
    missing = [id for id in acknowledged if derived_id("capture", scope, id) not in held]
    assert missing == []


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_captures_survive_two_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, kills=2, seconds=1.5, seed=11)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_captures_survive_ten_kills_in_long_runs(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, kills=10, seconds=20, seed=12)
