"""Making way: while somebody chats, what can wait is read in small pieces with pauses between, never not at all."""

import asyncio
from collections.abc import Callable

QUIET = 2.0
"""Seconds after a text that somebody waited for, in which the next such text is likely."""
EVERY = 1.0
"""Seconds between two pieces of what can wait, while somebody chats."""


class MakingWay:
    """Lets through what can wait: at once when nobody chats, else one piece every `every` seconds, in order of asking.

    `clock` tells seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float], *, quiet: float = QUIET, every: float = EVERY) -> None:
        self._clock = clock
        self._quiet, self._every = quiet, every
        self._chatted = self._passed = float("-inf")
        self._asking = asyncio.Lock()

    def somebody_waits(self) -> None:
        """A text came that somebody waits for."""
        self._chatted = self._clock()

    @property
    def is_needed(self) -> bool:
        """Whether somebody chats."""
        return self._clock() < self._chatted + self._quiet

    @property
    def wait(self) -> float:
        """Seconds until the next piece may pass, as far as is known now; 0: at once."""
        return max(0.0, min(self._chatted + self._quiet, self._passed + self._every) - self._clock())

    async def make(self) -> None:
        """Return when it is this piece's turn."""
        async with self._asking:
            left = self.wait
            while left > 0:
                await asyncio.sleep(left)
                left = self.wait  # somebody may have gone on chatting
            self._passed = self._clock()
