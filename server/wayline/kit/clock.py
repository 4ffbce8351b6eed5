"""The only place that asks the machine for the time; everything else is given it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's two clocks: the one on the wall, which may be set, and one that only counts seconds."""

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self.wall = wall
        self.steady = steady
        self._apart = wall() - steady()

    def now(self) -> datetime:
        """What is on the wall: aware, in UTC, with microseconds. It goes back where somebody sets it back."""
        return datetime.fromtimestamp(self.wall(), UTC)

    def moved(self) -> timedelta:
        """How far the clock on the wall was set since the start: zero while nobody touches it."""
        return timedelta(seconds=self.wall() - self.steady() - self._apart)


machine = Clock()


def utc_now() -> datetime:
    """Now, aware, in UTC, with microseconds."""
    return machine.now()


def moved() -> timedelta:
    """How far the machine's clock was set since we started."""
    return machine.moved()
