"""kill -9 while captures and chat come in: what was answered is there, once, after every restart."""

import asyncio
import json
import random
import threading
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

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


class Talker(threading.Thread):
    """A visitor who says something, again until it is answered 200, then the next; notes what was acknowledged."""

    def __init__(self, url: str, key: str) -> None:
        super().__init__(daemon=True)
        self.client = httpx.Client(base_url=url, timeout=5)
        self.key = key
        self.conversation: str | None = None
        self.acknowledged: list[str] = []
        self.going = True

    def run(self) -> None:
        given = self._asked("/w/sessions", {"key": self.key, "anonymous_id": str(uuid4())})
        self.client.headers["X-Wayline-Session"] = given.get("session", "")
        while self.going:
            body = f"message {len(self.acknowledged)}"
            message = {"client_id": str(uuid4()), "body": body, "conversation_id": self.conversation}
            said = self._asked("/w/messages", message)
            if said:
                self.conversation = said["conversation_id"]
                self.acknowledged.append(body)

    def said(self) -> list[str]:
        """What the server holds of this conversation, in its order."""
        found: list[str] = []
        after = 0
        while True:
            page = self.client.get(f"/w/conversations/{self.conversation}/entries?after={after}").json()
            found += [entry["body"] for entry in page["items"] if entry["author"]["kind"] == "customer"]
            if not page["items"] or page["items"][-1]["position"] >= page["position"]:
                return found
            after = page["items"][-1]["position"]

    def _asked(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        while self.going:
            try:
                answer = self.client.post(path, json=body)
            except httpx.TransportError:
                time.sleep(0.02)
                continue
            if answer.status_code == httpx.codes.OK:
                taken: dict[str, Any] = answer.json()
                return taken
            time.sleep(min(1, float(answer.headers.get("Retry-After", 0.05))))
        return {}


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
    talker = Talker(server.url, cast.key)
    everybody: list[Sender | Talker] = [*senders, talker]
    for each in everybody:
        each.start()
    for _ in range(kills):
        time.sleep(seconds * chance.uniform(0.5, 1.5))
        server.kill()
        server.start()
    time.sleep(seconds)
    for each in everybody:
        each.going = False
    for each in everybody:
        each.join(30)
    held = talker.said()
    server.stop()
    # One message may have been taken in whose answer nobody waited for any more.
    assert held[: len(talker.acknowledged)] == talker.acknowledged
    assert len(held) - len(talker.acknowledged) in {0, 1}
    assert talker.acknowledged
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
