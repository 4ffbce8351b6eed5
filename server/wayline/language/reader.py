"""The child process as seen from the server: started when it is asked, ended when it holds too much or says nothing."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

import msgspec
import structlog

from wayline.language import wire
from wayline.language.errors import LanguageUnavailable

MEGABYTE = 1024 * 1024
MAPPED = 4 * 1024 * MEGABYTE  # address space beyond what it may hold: libraries map far more than they touch
LOG = structlog.get_logger()


class Died(Exception):
    """It ended, or had to be ended, with a question unanswered."""


class Reader:
    """One child process, one question at a time. Made anew after it ended: the next question starts it."""

    def __init__(self, package: Path, *, threads: int, memory_mb: int, seconds: float) -> None:
        self._package = package
        self._threads = threads
        self._most = memory_mb * MEGABYTE
        self._seconds = seconds
        self._process: Process | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, while it runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def ask(self, question: wire.Question) -> wire.Answer:
        """Ask, and ask a fresh process once more if this one dies of it or with it.

        Raises:
            LanguageUnavailable: it died twice.
        """
        try:
            return await self.ask_once(question)
        except Died as died:
            LOG.warning("language process ended", reason=str(died))
        try:
            return await self.ask_once(question)
        except Died as died:
            raise LanguageUnavailable(reason=str(died)) from died

    async def ask_once(self, question: wire.Question) -> wire.Answer:
        """Ask.

        Raises:
            Died: there is no answer and the process is gone.
        """
        try:
            process = await self._running()
            async with asyncio.timeout(self._seconds):
                answered = await _exchange(process, question)
        except (OSError, EOFError, TimeoutError, msgspec.DecodeError) as error:
            await self.end()
            raise Died(f"{type(error).__name__}: {error}".strip(": ")) from error
        except asyncio.CancelledError:
            await self.end()  # an answer nobody waits for would be taken for the next one's
            raise
        if self._most and answered.memory > self._most:
            LOG.info("language process replaced", memory_mb=answered.memory // MEGABYTE)
            await self.end()
        return answered.answer

    async def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            arguments = (str(self._package), str(self._threads), str(self._most + MAPPED if self._most else 0))
            command = ("env", "OPENBLAS_NUM_THREADS=1", sys.executable, "-m", "wayline.language.child", *arguments)
            self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        return self._process


async def _exchange(process: Process, question: wire.Question) -> wire.Answered:
    if process.stdin is None or process.stdout is None:
        raise EOFError("it has no pipes")
    process.stdin.write(wire.framed(question))
    await process.stdin.drain()
    (length,) = wire.LENGTH.unpack(await process.stdout.readexactly(wire.LENGTH.size))
    if length > wire.MOST_BYTES:
        raise EOFError(f"an answer of {length} bytes")
    return msgspec.msgpack.decode(await process.stdout.readexactly(length), type=wire.Answered)
