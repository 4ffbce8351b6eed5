"""How soon a chat's message is understood, and whether the chat is slower for it.

`.venv/bin/python bench/understanding.py [messages]`. The same chat twice, on the same cores: with reading turned off,
and with it. Then again while a thousand texts of the past wait to be read. Budget: understood < 150 ms after the
sender was answered.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg
from capture import serving
from chat import EMAIL, PASSWORD, UNLIMITED, at, heard, new_company
from websockets.asyncio.client import ClientConnection, connect

SAID = (
    "Where is my order? It should have been here on Monday.",
    "This is the second time I write about the broken zip, I am really annoyed.",
    "Thank you so much, that was quick!",
    "Can I change the delivery address to my office?",
    "The checkout says error 500 and my card was charged twice, please help today.",
)
TALKING, PAUSE, WARM = 20, 0.2, 10
PAST = 1000
PAST_SQL = """
with talk as (
    insert into conversation (id, channel_id, channel, identity, started_at, last_at, status_at, snippet, position,
        status, received_position, customer_read_position, teammate_read_position, said_position)
    select gen_random_uuid(), (select id from channel limit 1), 'chat', gen_random_uuid(),
        now() - interval '7 days', now() - interval '7 days', now(), '', 1, 'resolved', 1, 0, 0, 1
    from generate_series(1, %s)
    returning id, identity, last_at
)
insert into entry (id, conversation_id, position, kind, author_kind, author_id, at, body, automatic)
select gen_random_uuid(), id, 1, 'message', 'customer', identity, last_at,
    'I bought ' || substr(id::text, 1, 4) || ' pairs and two of them were broken, what now?', false
from talk
"""


def main() -> None:
    """Measure and print what was found."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    os.environ.update(UNLIMITED)
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        key = new_company(data)
        command = [Path(sys.executable).with_name("wayline"), "serve"]
        os.environ["WAYLINE_LANGUAGE__ENABLED"] = "false"
        with serving(command, data) as (port, _):
            alone, _ = asyncio.run(measure(f"127.0.0.1:{port}", key, messages, reads=False))
        os.environ["WAYLINE_LANGUAGE__ENABLED"] = "true"
        with serving(command, data) as (port, _):
            beside, understood = asyncio.run(measure(f"127.0.0.1:{port}", key, messages, reads=True))
        with serving(command, data) as (port, _):
            write_past(data)
            busy, behind = asyncio.run(measure(f"127.0.0.1:{port}", key, messages, reads=True))
    for what, found in (
        ("message, nothing read", alone),
        ("message, read", beside),
        ("message, past read too", busy),
        ("understood", understood),
        ("understood, past read too", behind),
    ):
        shares = ", ".join(f"p{share * 100:.0f} {at(found, share):.1f} ms" for share in (0.5, 0.9, 0.99))
        print(f"{what:<26} {shares}, n {len(found)}")
    print(f"ratio of p50 {at(beside, 0.5) / at(alone, 0.5):.2f}")


class Talking:
    """Visitors who talk, and the console that watches them all: when each message was sent, answered and shown."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.sessions: list[str] = []
        self.sent: dict[str, float] = {}
        self.answered: dict[str, float] = {}
        self.shown: list[float] = []
        self.understood: list[float] = []
        self.is_warm = asyncio.Event()

    async def arrive(self, key: str) -> list[str]:
        """Everybody comes and says hello. Returns their conversations."""
        for _ in range(TALKING):
            arrival = {"key": key, "anonymous_id": str(uuid4())}
            self.sessions.append((await self.client.post("/w/sessions", json=arrival)).json()["session"])
        return [await self.say(number, "hello") for number in range(TALKING)]

    async def say(self, number: int, body: str) -> str:
        """Somebody writes. Returns the conversation."""
        headers = {"X-Wayline-Session": self.sessions[number % TALKING]}
        message = {"client_id": str(uuid4()), "body": body}
        self.sent[body] = time.perf_counter()
        answer = await self.client.post("/w/messages", json=message, headers=headers)
        self.answered[body] = time.perf_counter()
        return str(answer.raise_for_status().json()["conversation_id"])

    async def watch(self, socket: ClientConnection) -> None:
        """Note what appears on the console's screen, until cancelled."""
        async for frame in map_json(socket):
            body = frame.get("entry", {}).get("body")
            if body not in self.sent or body == "hello":
                continue
            now = time.perf_counter()
            if frame["type"] == "entry":
                self.shown.append(now - self.sent[body])
            if frame["type"] == "understood":
                self.understood.append(max(0.0, now - self.answered.get(body, now)))
                if len(self.understood) >= WARM:
                    self.is_warm.set()


async def measure(host: str, key: str, messages: int, *, reads: bool) -> tuple[list[float], list[float]]:
    """From the visitor's POST to the console: the message, and its signals from when the sender was answered."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=f"http://{host}", timeout=60))
        talking = Talking(client)
        talks = await talking.arrive(key)
        (await client.post("/api/sign-in", json={"email": EMAIL, "password": PASSWORD})).raise_for_status()
        cookie = "; ".join(f"{each.name}={each.value}" for each in client.cookies.jar)
        client.cookies.clear()
        live = connect(f"ws://{host}/api/live", additional_headers={"Cookie": cookie})
        socket = await stack.enter_async_context(live)
        await heard(socket, "hello")
        await socket.send(json.dumps({"type": "watch", "topics": [f"conversation:{id}" for id in talks]}))
        watching = asyncio.create_task(talking.watch(socket))
        await say_all(talking, WARM)
        if reads:  # the models are opened for the first text
            async with asyncio.timeout(120):
                await talking.is_warm.wait()
        await say_all(talking, messages)
        await asyncio.sleep(5)
        watching.cancel()
        return talking.shown[WARM:], talking.understood[WARM:]


async def say_all(talking: Talking, messages: int) -> None:
    """Five messages a second."""
    saying = []
    for number in range(messages):
        saying.append(asyncio.create_task(talking.say(number, f"{SAID[number % len(SAID)]} ({uuid4()})")))
        await asyncio.sleep(PAUSE)
    await asyncio.gather(*saying)


async def map_json(socket: ClientConnection) -> AsyncIterator[dict[str, Any]]:
    """Its frames."""
    async for frame in socket:
        yield json.loads(frame)


def write_past(data: Path) -> None:
    """A thousand conversations of last week that nobody read: one text each."""
    with psycopg.connect(socket_of(data), autocommit=True) as connection:
        connection.execute(
            PAST_SQL,
            (PAST,),
        )


def socket_of(data: Path) -> str:
    """Where the PostgreSQL in a data directory listens."""
    lines = (data / "postgres" / "postmaster.pid").read_text().splitlines()
    return f"postgresql://postgres@/postgres?host={lines[4]}&port={lines[3]}"


if __name__ == "__main__":
    main()
