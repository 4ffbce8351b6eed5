"""A mailbox to write to and to answer from, over the doors a company uses."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from tests.channels.email.letters import mail
from tests.post_office import Letter, PostOffice
from wayline.channels.email.signing import signature
from wayline.kit.clock import utc_now

ADDRESS = "help@court-shoes.test"


@dataclass
class Post:
    """One mailbox: `hand_over` as a program in front of it, `tom` answers, `office` takes what goes out."""

    client: httpx.AsyncClient
    tom: httpx.AsyncClient
    office: PostOffice
    path: str
    secret: str
    channel_id: str

    async def hand_over(self, raw: bytes, at: datetime | None = None, secret: str | None = None) -> httpx.Response:
        """Hand a mail over, signed."""
        signed = signature(secret or self.secret, raw, at or utc_now())
        return await self.client.post(self.path, content=raw, headers={"X-Wayline-Signature": signed})

    async def arrives(self, *headers: str, **rest: Any) -> dict[str, Any]:
        """A mail of Maya's comes and is read. Returns what became of it."""
        handed = await self.hand_over(mail(*headers, **rest))
        assert handed.status_code == 202, handed.text
        id = handed.json()["id"]
        return await self.read(id)

    async def read(self, id: str) -> dict[str, Any]:
        """What became of a mail, once it has been read."""
        async with asyncio.timeout(60):
            while True:
                for conversation in await self.conversations():
                    for one in await self.mails(conversation["id"]):
                        if one["id"] == id and one["state"] == "taken":
                            return one
                for one in await self.bad():
                    if one["id"] == id:
                        return one
                await asyncio.sleep(0.02)

    async def conversations(self) -> list[dict[str, Any]]:
        """All there are, of this channel or not."""
        found: list[dict[str, Any]] = (await self.tom.get("/api/conversations?view=all")).json()["items"]
        return found

    async def mails(self, conversation: str) -> list[dict[str, Any]]:
        """The mails of one."""
        found: list[dict[str, Any]] = (await self.tom.get(f"/api/conversations/{conversation}/mails")).json()["items"]
        return found

    async def entries(self, conversation: str, kind: str = "message") -> list[dict[str, Any]]:
        """What was said in one."""
        found = (await self.tom.get(f"/api/conversations/{conversation}/entries")).json()["items"]
        return [one for one in found if one["kind"] == kind]

    async def bad(self) -> list[dict[str, Any]]:
        """Mails that could not be read, sent or delivered."""
        found: list[dict[str, Any]] = (await self.tom.get("/api/mails")).json()["items"]
        return found

    async def some_bad(self) -> list[dict[str, Any]]:
        """The same, once there is one."""
        async with asyncio.timeout(60):
            while not (found := await self.bad()):  # noqa: ASYNC110 (a job makes it so)
                await asyncio.sleep(0.02)
        return found

    async def answer(self, conversation: str, body: str, **more: Any) -> Letter:
        """Tom answers; the mail that goes out."""
        before = len(self.office.letters)
        written = {"client_id": body, "body": body, **more}
        sent = await self.tom.post(f"/api/conversations/{conversation}/messages", json=written)
        assert sent.status_code == 200, sent.text
        await until(lambda: len(self.office.letters) > before)
        return self.office.letters[-1]


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(60):
        while not is_so():  # noqa: ASYNC110 (a job makes it so)
            await asyncio.sleep(0.02)
