"""Who is read next: a chat before an import, and no more waiting than there is room for."""

import asyncio
import itertools
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum

from wayline.language import wire
from wayline.language.errors import LanguageBusy, LanguageUnavailable
from wayline.language.reader import Reader


class Priority(IntEnum):
    """NOW: somebody is looking at it (a chat, an answer just given). LATER: an import, history, a newer model."""

    NOW = 0
    LATER = 1


@dataclass(order=True)
class _Waiting:
    priority: Priority
    number: int
    question: wire.Question = field(compare=False)
    answer: asyncio.Future[wire.Answer] = field(compare=False)


class Queue:
    """Hands one question at a time to the reader. A quarter of its room is kept for what is wanted now."""

    def __init__(self, reader: Reader, *, waiting: int, patience: float, idle: float) -> None:
        self._reader = reader
        self._patience = patience
        self._idle = idle
        self._line: asyncio.PriorityQueue[_Waiting] = asyncio.PriorityQueue()
        self._room = asyncio.Semaphore(max(1, waiting))
        self._room_later = asyncio.Semaphore(max(1, waiting * 3 // 4))
        self._numbers = itertools.count()
        self._work: asyncio.Task[None] | None = None
        self._is_stopped = False

    async def ask(self, question: wire.Question, priority: Priority) -> wire.Answer:
        """Wait for room, then for the answer.

        Raises:
            LanguageBusy: there was no room for as long as one waits.
            LanguageUnavailable: the reader died twice of it, or was stopped.
        """
        rooms = [self._room_later, self._room] if priority is Priority.LATER else [self._room]
        taken: list[asyncio.Semaphore] = []
        try:
            async with asyncio.timeout(self._patience):
                for room in rooms:
                    await room.acquire()
                    taken.append(room)
        except TimeoutError as error:
            _leave(taken)
            raise LanguageBusy from error
        except asyncio.CancelledError:
            _leave(taken)
            raise
        try:
            return await self._answered(question, priority)
        finally:
            _leave(taken)

    async def stop(self) -> None:
        """Refuse those who wait, and everybody after them."""
        self._is_stopped = True
        if self._work is not None:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
        while not self._line.empty():
            _settle(self._line.get_nowait(), LanguageUnavailable("It was stopped."))

    async def _answered(self, question: wire.Question, priority: Priority) -> wire.Answer:
        if self._is_stopped:
            raise LanguageUnavailable("It was stopped.")
        waiting = _Waiting(priority, next(self._numbers), question, asyncio.get_running_loop().create_future())
        self._line.put_nowait(waiting)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._serve(), name="language")
        return await waiting.answer

    async def _serve(self) -> None:
        """Until nothing was asked for a while: then the process ends, and its memory is given back."""
        while True:
            try:
                async with asyncio.timeout(self._idle):
                    waiting = await self._line.get()
            except TimeoutError:
                await self._reader.end()
                if self._line.empty():  # somebody may have asked while it ended
                    return
                continue
            if waiting.answer.done():  # nobody waits for it any more
                continue
            try:
                _settle(waiting, await self._reader.ask(waiting.question))
            except asyncio.CancelledError:
                _settle(waiting, LanguageUnavailable("It was stopped."))
                raise
            except Exception as error:  # noqa: BLE001 (whatever it is, it belongs to whoever asked; the others go on)
                _settle(waiting, error)


def _leave(rooms: list[asyncio.Semaphore]) -> None:
    for room in rooms:
        room.release()


def _settle(waiting: _Waiting, answer: wire.Answer | Exception) -> None:
    if waiting.answer.done():
        return
    if isinstance(answer, Exception):
        waiting.answer.set_exception(answer)
    else:
        waiting.answer.set_result(answer)
