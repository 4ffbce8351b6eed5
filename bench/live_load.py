"""The browsers of `bench/live.py`: a socket that may be cut, and what stands on the screen all the same."""

import asyncio
import json
import time
from contextlib import suppress
from typing import Any
from uuid import uuid4

import httpx
from chat import heard
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

AWAY, PING = 0.5, 25.0
Entry = dict[str, Any]


class Screen:
    """A browser with its socket: what stands on it, by conversation and id of the entry."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.shown: dict[str, dict[str, Entry]] = {}
        self.heard_at: dict[str, float] = {}
        self.cursors: dict[str, int] = {}
        self.cuts = 0
        self._socket: ClientConnection | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Connect, watch, then ask for what came meanwhile."""
        self._socket = await self.connect()
        await self.watch()
        self._tasks = [asyncio.create_task(self._listen(self._socket)), asyncio.create_task(self._ping(self._socket))]
        await self.catch_up(list(self.shown))

    async def connect(self) -> ClientConnection:
        """A socket that has said hello."""
        raise NotImplementedError

    async def watch(self) -> None:
        """Say what one wants to hear of."""

    async def since(self, talk: str, position: int) -> list[Entry]:
        """The entries of a conversation after a position."""
        raise NotImplementedError

    async def catch_up(self, talks: list[str]) -> None:
        """Ask for what came after the cursor, up to which nothing is missing."""
        for talk in talks:
            for one in await self.since(talk, self.cursors.get(talk, 0)):
                self.shown.setdefault(talk, {})[one["id"]] = one
                self.cursors[talk] = max(self.cursors.get(talk, 0), one["position"])

    async def show(self, talk: str, entry: Entry) -> None:
        """An entry stands on the screen once, whoever brings it; one that does not continue asks for those between."""
        self.shown.setdefault(talk, {})[entry["id"]] = entry
        if entry["position"] == self.cursors.get(talk, 0) + 1:
            self.cursors[talk] = entry["position"]
        elif entry["position"] > self.cursors.get(talk, 0):
            await self.catch_up([talk])

    async def cut(self) -> None:
        """Lose the connection, and open it again."""
        if self._socket is None:
            return
        socket, self._socket = self._socket, None
        for task in self._tasks:
            task.cancel()
        socket.transport.abort()
        self.cuts += 1
        await asyncio.sleep(AWAY)
        await self.open()

    async def close(self) -> None:
        """Leave."""
        for task in self._tasks:
            task.cancel()
        if self._socket is not None:
            await self._socket.close()

    async def say_to_server(self, frame: dict[str, object]) -> None:
        """Send a frame, if the socket is open."""
        if self._socket is not None:
            with suppress(ConnectionClosed):
                await self._socket.send(json.dumps(frame))

    async def _listen(self, socket: ClientConnection) -> None:
        async for raw in socket:
            frame = json.loads(raw)
            if frame["type"] == "entry":
                self.heard_at.setdefault(str(frame["entry"]["body"]), time.perf_counter())
                await self.show(frame["conversation_id"], frame["entry"])
            elif frame["type"] == "hello":
                await self.catch_up(list(self.shown))
        raise ConnectionError("The server let a socket go.")

    async def _ping(self, socket: ClientConnection) -> None:
        while True:
            await asyncio.sleep(PING)
            await socket.send('{"type":"ping"}')


class Customer(Screen):
    """A visitor of the shop with the chat open."""

    def __init__(self, client: httpx.AsyncClient, host: str, session: str) -> None:
        super().__init__(client)
        self.host, self.session, self.talk = host, session, ""

    async def connect(self) -> ClientConnection:
        """The widget's socket."""
        socket = await connect(f"ws://{self.host}/w/live")
        await socket.send(json.dumps({"type": "session", "session": self.session}))
        await heard(socket, "hello")
        return socket

    async def since(self, talk: str, position: int) -> list[Entry]:
        """What the visitor may see of it."""
        headers = {"X-Wayline-Session": self.session}
        answer = await self.client.get(f"/w/conversations/{talk}/entries?after={position}", headers=headers)
        return list(answer.raise_for_status().json()["items"])

    async def say(self, body: str) -> None:
        """Write a message; it is on one's own screen once it is acknowledged."""
        said = {"client_id": str(uuid4()), "body": body, "conversation_id": self.talk or None}
        answer = await self.client.post("/w/messages", json=said, headers={"X-Wayline-Session": self.session})
        entry = answer.raise_for_status().json()
        self.talk = entry["conversation_id"]
        await self.show(self.talk, entry)


class Teammate(Screen):
    """A colleague at the desk, who watches the conversations they answer."""

    def __init__(self, client: httpx.AsyncClient, host: str, cookie: str, csrf: str) -> None:
        super().__init__(client)
        self.host, self.headers = host, {"Cookie": cookie, "X-CSRF-Token": csrf}

    async def connect(self) -> ClientConnection:
        """The console's socket."""
        socket = await connect(f"ws://{self.host}/api/live", additional_headers={"Cookie": self.headers["Cookie"]})
        await heard(socket, "hello")
        return socket

    async def watch(self) -> None:
        """Hear of all the conversations on the screen."""
        await self.say_to_server({"type": "watch", "topics": [f"conversation:{talk}" for talk in self.shown]})

    async def since(self, talk: str, position: int) -> list[Entry]:
        """The thread after a position."""
        path = f"/api/conversations/{talk}/entries?after={position}&limit=200"
        answer = await self.client.get(path, headers=self.headers)
        return list(answer.raise_for_status().json()["items"])

    async def take(self, talk: str) -> None:
        """Open a conversation."""
        self.shown[talk] = {}
        await self.watch()
        await self.catch_up([talk])

    async def answer(self, talk: str, body: str) -> None:
        """Reply to the customer."""
        said = {"client_id": str(uuid4()), "body": body}
        answer = await self.client.post(f"/api/conversations/{talk}/messages", json=said, headers=self.headers)
        await self.show(talk, answer.raise_for_status().json())
