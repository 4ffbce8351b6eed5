"""The child process as seen from the server: started when it is asked, ended when it holds too much or says nothing."""

import asyncio
import itertools
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
    """Asks a child process, any number of questions at a time. One that ended is made anew by the next question."""

    def __init__(self, package: Path, *, threads: int, memory_mb: int, seconds: float) -> None:
        limit = str(memory_mb * MEGABYTE + MAPPED if memory_mb else 0)
        self._arguments = (str(package), str(threads), limit)
        self._most = memory_mb * MEGABYTE
        self._seconds = seconds
        self._child: _Child | None = None
        self._alone = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """Of the process, while it runs."""
        return self._child.pid if self._child and self._child.is_there else None

    async def ask(self, question: wire.Question, *, is_urgent: bool = False) -> wire.Answer:
        """Ask. If the process dies, ask a fresh one once more, and nothing else meanwhile: who killed it dies alone.

        Raises:
            LanguageUnavailable: it died twice.
        """
        async with self._alone:
            pass
        try:
            return await self.ask_once(question, is_urgent=is_urgent)
        except Died as died:
            LOG.warning("language process ended", reason=str(died))
        async with self._alone:
            if self._child is not None:
                await self._child.quiet()
            try:
                return await self.ask_once(question, is_urgent=is_urgent)
            except Died as died:
                raise LanguageUnavailable(reason=str(died)) from died

    async def ask_once(self, question: wire.Question, *, is_urgent: bool = False) -> wire.Answer:
        """Ask.

        Raises:
            Died: there is no answer and the process is gone.
        """
        if self._child is None or not self._child.is_there:
            self._child = _Child(self._arguments)
        child = self._child
        try:
            async with asyncio.timeout(self._seconds):
                answered = await child.ask(question, is_urgent=is_urgent)
        except (OSError, EOFError, TimeoutError) as error:
            await child.end()
            raise Died(f"{type(error).__name__}: {error}".strip(": ")) from error
        if self._most and answered.memory > self._most and self._child is child:
            LOG.info("language process replaced", memory_mb=answered.memory // MEGABYTE)
            self._child = None  # who asks now gets a new one; this one answers what it has been asked, and ends
            await child.retire()
        return answered.answer

    async def end(self) -> None:
        """End the process, whatever it does."""
        child, self._child = self._child, None
        if child is not None:
            await child.end()


class _Child:
    """One process. It starts by itself; questions wait for that."""

    def __init__(self, arguments: tuple[str, ...]) -> None:
        self._numbers = itertools.count()
        self._asked: dict[int, asyncio.Future[wire.Answered]] = {}
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._is_ended = self._is_retired = False
        self._process: Process | None = None
        self._started = asyncio.create_task(self._start(arguments), name="language process")
        self._hears: asyncio.Task[None] | None = None

    @property
    def is_there(self) -> bool:
        return not self._is_ended and not self._is_retired

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.returncode is None else None

    async def ask(self, question: wire.Question, *, is_urgent: bool) -> wire.Answered:
        number = next(self._numbers)
        answered: asyncio.Future[wire.Answered] = asyncio.get_running_loop().create_future()
        self._asked[number] = answered
        self._quiet.clear()
        try:
            process = await asyncio.shield(self._started)
            if process.stdin is None:
                raise EOFError("it has no pipes")
            process.stdin.write(wire.framed(wire.Asked(number, is_urgent, question)))
            await process.stdin.drain()
            return await answered
        finally:
            answered.cancel()
            del self._asked[number]
            await self._settle()

    async def quiet(self) -> None:
        """Wait until nothing is asked."""
        await self._quiet.wait()

    async def retire(self) -> None:
        """End once everything is answered."""
        self._is_retired = True
        await self._settle()

    async def end(self) -> None:
        """At once; questions that wait get an EOFError."""
        self._is_ended = True
        self._refuse(EOFError("it was ended"))
        with suppress(OSError):
            process = await self._started
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            if self._hears is not None:
                await self._hears

    async def _start(self, arguments: tuple[str, ...]) -> Process:
        # One thread of algebra for each thread that reads: more of them wait for each other on a busy machine.
        command = ("env", "OPENBLAS_NUM_THREADS=1", sys.executable, "-m", "wayline.language.child", *arguments)
        self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        self._hears = asyncio.create_task(self._hear(self._process), name="language answers")
        return self._process

    async def _hear(self, process: Process) -> None:
        try:
            while process.stdout is not None:
                answered = await _answered(process.stdout)
                waiting = self._asked.get(answered.number)  # None: who asked has given up
                if waiting is not None and not waiting.done():
                    waiting.set_result(answered)
        except (OSError, EOFError, msgspec.DecodeError) as error:
            self._is_ended = True
            self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        for waiting in self._asked.values():
            if not waiting.done():
                waiting.set_exception(error)

    async def _settle(self) -> None:
        if self._asked:
            return
        self._quiet.set()
        if self._is_retired and not self._is_ended:
            await self.end()


async def _answered(pipe: asyncio.StreamReader) -> wire.Answered:
    (length,) = wire.LENGTH.unpack(await pipe.readexactly(wire.LENGTH.size))
    if length > wire.MOST_BYTES:
        raise EOFError(f"an answer of {length} bytes")
    return msgspec.msgpack.decode(await pipe.readexactly(length), type=wire.Answered)
