"""A real server with a company in it, and what consoles and visitors of a test speak to it with."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect

from tests.cast import ANA, COMPANY, PASSWORD, TIME_ZONE, TOM, VIC, Colleague
from tests.running import RunningServer
from tests.visitor import Visitor

Frame = dict[str, Any]
SOON = 30.0


class Socket:
    """A WebSocket that remembers every frame it got."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.frames: list[Frame] = []

    async def say(self, **frame: Any) -> None:
        """Send a frame."""
        await self.connection.send(msgspec.json.encode(frame).decode())

    async def hear(self, is_it: Callable[[Frame], bool], within: float = SOON) -> Frame:
        """The next frame of this kind; those before it are remembered too."""
        async with asyncio.timeout(within):
            while True:
                frame: Frame = msgspec.json.decode(await self.connection.recv())
                self.frames.append(frame)
                if is_it(frame):
                    return frame

    async def hear_type(self, kind: str, within: float = SOON) -> Frame:
        """The next frame of this type."""
        return await self.hear(lambda frame: frame["type"] == kind, within)

    async def hear_entry(self, id: str, within: float = SOON) -> Frame:
        """The frame of this very entry: what was said before one watched may be told just then, too."""
        return await self.hear(lambda frame: frame["type"] == "entry" and frame["entry"]["id"] == id, within)

    async def settle(self) -> list[Frame]:
        """Everything that was sent until now: a ping goes out and its pong comes back behind it."""
        await self.say(type="ping")
        await self.hear_type("pong")
        return self.frames


class Console:
    """A teammate's browser."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self.client = client

    async def sign_in(self, who: Colleague) -> "Console":
        """Sign in with the password of the cast."""
        answer = await self.client.post("/api/sign-in", json={"email": who.email, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        me = (await self.client.get("/api/me")).json()
        self.client.headers["X-CSRF-Token"] = me["csrf"]
        self.id = me["teammate"]["id"]
        return self

    async def act(self, conversation: str, act: str, **body: Any) -> httpx.Response:
        """Do something to a conversation."""
        return await self.client.post(f"/api/conversations/{conversation}/{act}", json=body)

    async def answer(self, conversation: str, body: str, client_id: str) -> Frame:
        """Reply to the customer."""
        sent = await self.act(conversation, "messages", client_id=client_id, body=body)
        assert sent.status_code == 200, sent.text
        given: Frame = sent.json()
        return given

    async def entries(self, conversation: str, after: int = 0) -> list[Frame]:
        """Everything after a position."""
        answer = await self.client.get(f"/api/conversations/{conversation}/entries?after={after}&limit=200")
        items: list[Frame] = answer.json()["items"]
        return items

    @asynccontextmanager
    async def live(self, *topics: str, origin: str | None = None) -> AsyncIterator[Socket]:
        """The console's socket, watching these topics."""
        cookie = "; ".join(f"{each.name}={each.value}" for each in self.client.cookies.jar)
        url = self.url.replace("http", "ws", 1) + "/api/live"
        headers = {"Cookie": cookie, "Origin": origin or self.url}
        async with connect(url, additional_headers=headers, open_timeout=60) as connection:
            socket = Socket(connection)
            await socket.hear_type("hello")
            await socket.say(type="watch", topics=list(topics))
            await socket.settle()
            yield socket


class Place:
    """The server, its company and the public key of its chat."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self.key = ""

    async def found(self) -> None:
        """Ana founds the company and invites Tom and Vic."""
        token = await self._setup_token()
        async with httpx.AsyncClient(base_url=self.server.url, timeout=60) as client:
            start = {"company_name": COMPANY, "name": ANA.name, "email": ANA.email, "password": PASSWORD}
            made = await client.post("/api/setup", json={"token": token, "time_zone": TIME_ZONE, **start})
            assert made.status_code < 300, made.text
            ana = await Console(self.server.url, client).sign_in(ANA)
            for who in (TOM, VIC):
                await self._hire(ana, who)
            channels = (await ana.client.get("/api/channels")).json()
            self.key = (channels if isinstance(channels, list) else channels["items"])[0]["key"]

    async def _hire(self, ana: Console, who: Colleague) -> None:
        """Ana invites somebody in a built-in role, who accepts."""
        roles = (await ana.client.get("/api/roles")).json()
        items = roles if isinstance(roles, list) else roles["items"]
        role = next(each["id"] for each in items if each["name"].lower() == who.role)
        wanted = {"email": who.email, "name": who.name, "role_id": role, "team_ids": []}
        invited = (await ana.client.post("/api/invitations", json=wanted)).json()
        token = re.findall(r"token=([\w-]+)", invited["url"])[0]
        accepted = {"token": token, "name": who.name, "password": PASSWORD}
        async with httpx.AsyncClient(base_url=self.server.url, timeout=60) as client:
            assert (await client.post("/api/invitations/accept", json=accepted)).status_code < 300

    async def _setup_token(self) -> str:
        async with asyncio.timeout(30):
            while True:
                found = re.findall(r"setup\?token=([\w-]+)", self.server.log_file.read_text())
                if found:
                    return str(found[-1])
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def console(self, who: Colleague = TOM) -> AsyncIterator[Console]:
        """A signed-in teammate."""
        async with httpx.AsyncClient(base_url=self.server.url, timeout=60) as client:
            yield await Console(self.server.url, client).sign_in(who)

    @asynccontextmanager
    async def visitor(self) -> AsyncIterator[Visitor]:
        """A visitor who has arrived."""
        async with httpx.AsyncClient(base_url=self.server.url, timeout=60) as client:
            found = Visitor(client, self.key)
            await found.arrive()
            yield found

    @asynccontextmanager
    async def visitor_live(self, visitor: Visitor, origin: str = "https://shop.test") -> AsyncIterator[Socket]:
        """The visitor's socket, up to the first hello."""
        async with connect(
            self.server.url.replace("http", "ws", 1) + "/w/live", origin=origin, open_timeout=60
        ) as connection:  # type: ignore[arg-type] # a plain string does
            socket = Socket(connection)
            await socket.say(type="session", session=visitor.session)
            await socket.hear_type("hello")
            yield socket
