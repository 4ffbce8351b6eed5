"""Who is read next: a chat before an import, and no more waiting than there is room for."""

import asyncio
import time
from contextlib import AsyncExitStack
from enum import IntEnum

from wayline.language import wire
from wayline.language.errors import LanguageBusy, LanguageUnavailable
from wayline.language.reader import Reader
from wayline.language.yielding import MakingWay


class Priority(IntEnum):
    """How soon something is to be read.

    NOW: somebody is looking at it (a chat, an answer just given). SOON: of now too, but nobody waits for it. LATER: an
    import, history, a newer model; it makes way while somebody chats.
    """

    NOW = 0
    SOON = 1
    LATER = 2


class Queue:
    """Hands questions to the reader: so many at a time that it never has to wait for the next, and no more.

    A quarter of its room is kept for what is wanted now, and that waits for nothing that is wanted later.
    """

    def __init__(self, reader: Reader, *, threads: int, waiting: int, patience: float, idle: float) -> None:
        self._reader = reader
        self._patience = patience
        self._idle = idle
        self._room = asyncio.Semaphore(max(1, waiting))
        self._room_later = asyncio.Semaphore(max(1, waiting * 3 // 4))
        others = asyncio.Semaphore(threads + 1)
        self._turn = {Priority.NOW: asyncio.Semaphore(1), Priority.SOON: others, Priority.LATER: others}
        self._way = MakingWay(time.monotonic)
        self._asked = 0
        self._ending: asyncio.TimerHandle | None = None
        self._ended: asyncio.Task[None] | None = None
        self._is_stopped = False

    async def ask(self, question: wire.Question, priority: Priority) -> wire.Answer:
        """Make way where somebody chats; wait for room, then for a turn, then for the answer.

        Raises:
            LanguageBusy: there was no room for as long as one waits.
            LanguageUnavailable: the reader died twice of it, or was stopped.
        """
        if priority is Priority.NOW:
            self._way.somebody_waits()
        elif priority is Priority.LATER:
            await self._way.make()
        rooms = [self._room] if priority is Priority.NOW else [self._room_later, self._room]
        async with AsyncExitStack() as taken:
            try:
                async with asyncio.timeout(self._patience):
                    for room in rooms:
                        await taken.enter_async_context(room)
            except TimeoutError as error:
                raise LanguageBusy from error
            self._begin()
            try:
                async with self._turn[priority]:
                    self._refuse_after_the_end()
                    answer = await self._reader.ask(question, is_urgent=priority is Priority.NOW)
            except LanguageUnavailable:
                self._refuse_after_the_end()
                raise
            finally:
                self._finish()
        return answer

    @property
    def is_making_way(self) -> bool:
        """Whether somebody chats, so that what can wait shall be asked in small pieces."""
        return self._way.is_needed

    async def stop(self) -> None:
        """Refuse those who wait, and everybody after them."""
        self._is_stopped = True
        await self._reader.end()

    def _refuse_after_the_end(self) -> None:
        if self._is_stopped:
            raise LanguageUnavailable("It was stopped.")

    def _begin(self) -> None:
        self._asked += 1
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None

    def _finish(self) -> None:
        """Without work for a while the process ends, and its memory is given back."""
        self._asked -= 1
        if not self._asked:
            self._ending = asyncio.get_running_loop().call_later(self._idle, self._end)

    def _end(self) -> None:
        self._ended = asyncio.create_task(self._reader.end(), name="language is idle")
