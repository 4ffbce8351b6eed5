"""How long a customer's message takes to a teammate's screen with 500 open sockets, beside a server that keeps nothing.

`.venv/bin/python bench/chat.py [messages]`. Both run in turns on the same cores, the browsers beside them: 100 consoles
that hear of every conversation, one of which watches them all, and 400 visitors. Budget: p50 < 50 ms, p99 < 250 ms.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from capture import serving
from websockets.asyncio.client import ClientConnection, connect

from wayline.company.channels.store import channels
from wayline.company.starting import Start, start_company
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.db import Database

HERE = Path(__file__).resolve().parent
CONSOLES, VISITORS, TALKING = 100, 400, 40
PAUSE = 0.1
EMAIL, PASSWORD = "ana@bench.test", "a long password of this bench"
UNLIMITED = {
    f"WAYLINE_CHAT__{name}": "1000000"
    for name in ("MESSAGES_PER_MINUTE", "CONVERSATIONS_PER_HOUR", "REQUESTS_PER_MINUTE")
}
Say = Callable[[int, str], Awaitable[Any]]


def main() -> None:
    """Measure both and print what was found."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    os.environ.update(UNLIMITED)
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        key = new_company(data)
        with serving([sys.executable, HERE / "chat_baseline.py"], data) as (port, _):
            baseline = asyncio.run(measure_baseline(f"127.0.0.1:{port}", messages))
        with serving([Path(sys.executable).with_name("wayline"), "serve"], data) as (port, _):
            ours = asyncio.run(measure_chat(f"127.0.0.1:{port}", key, messages))
    for what, found in (("keeps nothing", baseline), ("chat", ours)):
        shares = ", ".join(f"p{share * 100:.0f} {at(found, share):.1f} ms" for share in (0.5, 0.9, 0.99))
        print(f"{what:<14} {shares}, n {len(found)}")
    print(f"ratio of p50 {at(ours, 0.5) / at(baseline, 0.5):.1f}")


def at(found: list[float], share: float) -> float:
    """The latency that this share of the messages did not exceed, in milliseconds."""
    return sorted(found)[min(len(found) - 1, int(len(found) * share))] * 1000


async def measure_baseline(host: str, messages: int) -> list[float]:
    """From the POST to the watching socket, through a server that keeps nothing."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=f"http://{host}"))
        for _ in range(VISITORS):
            # They hear nothing there either, but they are open.
            await stack.enter_async_context(connect(f"ws://{host}/"))
        sockets = [await stack.enter_async_context(connect(f"ws://{host}/")) for _ in range(CONSOLES)]
        reading = [asyncio.create_task(drain(socket)) for socket in sockets[1:]]

        async def say(_: int, body: str) -> None:
            await client.post("/", json={"type": "entry", "entry": {"body": body}})

        found = await latencies(sockets[0], say, messages)
        for task in reading:
            task.cancel()
        return found


async def measure_chat(host: str, key: str, messages: int) -> list[float]:
    """From the visitor's POST to the watching console, through everything there is."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=f"http://{host}", timeout=30))
        sessions = []
        for _ in range(VISITORS):
            arrival = {"key": key, "anonymous_id": str(uuid4())}
            session = (await client.post("/w/sessions", json=arrival)).json()["session"]
            sessions.append(session)
            socket = await stack.enter_async_context(connect(f"ws://{host}/w/live"))
            await socket.send(json.dumps({"type": "session", "session": session}))
            await heard(socket, "hello")

        async def say(number: int, body: str) -> str:
            headers = {"X-Wayline-Session": sessions[number % TALKING]}
            answer = await client.post("/w/messages", json={"client_id": str(uuid4()), "body": body}, headers=headers)
            return str(answer.raise_for_status().json()["conversation_id"])

        talks = [await say(number, "hello") for number in range(TALKING)]
        (await client.post("/api/sign-in", json={"email": EMAIL, "password": PASSWORD})).raise_for_status()
        cookie = "; ".join(f"{each.name}={each.value}" for each in client.cookies.jar)
        sockets = []
        for _ in range(CONSOLES):
            live = connect(f"ws://{host}/api/live", additional_headers={"Cookie": cookie})
            sockets.append(await stack.enter_async_context(live))
            await heard(sockets[-1], "hello")
        await sockets[0].send(json.dumps({"type": "watch", "topics": [f"conversation:{id}" for id in talks]}))
        await sockets[0].send(json.dumps({"type": "ping"}))
        await heard(sockets[0], "pong")
        reading = [asyncio.create_task(drain(socket)) for socket in sockets[1:]]
        client.cookies.clear()
        found = await latencies(sockets[0], say, messages)
        for task in reading:
            task.cancel()
        return found


async def latencies(watching: ClientConnection, say: Say, messages: int) -> list[float]:
    """Say something ten times a second, and how long each took to be heard (seconds)."""
    sent: dict[str, float] = {}
    found: list[float] = []

    async def listen() -> None:
        while len(found) < messages:
            frame = json.loads(await watching.recv())
            if frame["type"] == "entry" and frame["entry"]["body"] in sent:
                found.append(time.perf_counter() - sent.pop(frame["entry"]["body"]))

    listening = asyncio.create_task(listen())
    saying = []
    for number in range(messages):
        body = f"message {number} {uuid4()}"
        sent[body] = time.perf_counter()
        saying.append(asyncio.create_task(say(number, body)))
        await asyncio.sleep(PAUSE)
    await asyncio.gather(*saying)
    async with asyncio.timeout(30):
        await listening
    return found


async def heard(socket: ClientConnection, kind: str) -> None:
    """Wait for a frame of this type."""
    while json.loads(await socket.recv())["type"] != kind:
        pass


async def drain(socket: ClientConnection) -> None:
    """Read whatever comes."""
    async for _ in socket:
        pass


def new_company(data: Path) -> str:
    """A data directory with a company in it, whose administrator can sign in. Returns its channel's key."""
    directory, postgres, url = prepare(Settings(data=data))

    async def found() -> str:
        database = Database(url)
        async with database.transaction() as tx:
            await start_company(tx, Start(company_name="Bench", name="Ana", email=EMAIL, password=PASSWORD), utc_now())
            key = (await channels(tx))[0].key
        await database.close()
        return key

    try:
        return asyncio.run(found())
    finally:
        if postgres:
            postgres.stop()
        directory.close()


if __name__ == "__main__":
    main()
