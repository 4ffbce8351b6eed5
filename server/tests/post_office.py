"""A mail server for tests: takes mail over SMTP, at the speed it is told, and keeps it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

import pytest


@dataclass(frozen=True)
class Letter:
    """One mail that was taken."""

    sender: str
    to: str
    message: EmailMessage
    everybody: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.message.get_content())


class PostOffice:
    """Listens on a free port. While not `open`, mail is heard to its end and not acknowledged.

    `refuses` says what is answered to an address.
    """

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.in_hand = 0
        self._moved = asyncio.Condition()
        self.seconds_each = 0.0
        self.refuses: dict[str, str] = {}
        self.open = asyncio.Event()
        self.open.set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening."""
        assert self._server
        self.open.set()
        self._server.close()

    async def holds(self, count: int) -> None:
        """Wait until this many mails are in hand: heard and not yet answered."""
        async with asyncio.timeout(60), self._moved:
            await self._moved.wait_for(lambda: self.in_hand == count)

    async def _hold(self, more: int) -> None:
        async with self._moved:
            self.in_hand += more
            self._moved.notify_all()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._speak(reader, writer)
        except OSError:
            return  # whoever spoke was killed
        finally:
            writer.close()

    async def _speak(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 office\r\n")
        taken: list[str] = []
        while line := (await reader.readline()).decode().strip():
            verb = line.partition(" ")[0].upper()
            if verb == "RCPT":
                recipient = line.partition("<")[2].partition(">")[0]
                if refusal := self.refuses.get(recipient):
                    writer.write(f"{refusal}\r\n".encode())
                    continue
                taken.append(recipient)
            if verb in {"MAIL", "RSET"}:
                taken = []
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                await self._take(await reader.readuntil(b"\r\n.\r\n"), taken, reader)
            writer.write(b"221 bye\r\n" if verb == "QUIT" else b"250 fine\r\n")
            await writer.drain()
            if verb == "QUIT":
                return

    async def _take(self, raw: bytes, taken: list[str], reader: asyncio.StreamReader) -> None:
        await self._hold(1)
        try:
            await self.open.wait()
            await asyncio.sleep(self.seconds_each)
            if not reader.at_eof():  # else the sender is gone and will never hear that it was taken
                message = message_from_bytes(raw.removesuffix(b".\r\n"), _class=EmailMessage, policy=policy.default)
                self.letters.append(Letter(str(message["From"]), taken[-1], message, tuple(taken)))
        finally:
            await self._hold(-1)


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    """Where the mail of a test goes out to."""
    async with PostOffice() as found:
        yield found
