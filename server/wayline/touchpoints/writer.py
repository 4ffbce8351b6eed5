"""The one writer: concurrent appends become one commit, each id once, each row with its position."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from wayline.kit.clock import utc_now
from wayline.kit.errors import TooMany
from wayline.touchpoints.batch import as_columns, dimension_columns, warm_up
from wayline.touchpoints.engines.engine import Engine
from wayline.touchpoints.recent import RecentIds
from wayline.touchpoints.touchpoint import Touchpoint

REMEMBER = timedelta(days=7)
LARGEST_COMMIT = 10_000
LARGEST_QUEUE = 60_000
QUIET_SECONDS = 2

Committed = Callable[[Sequence[Touchpoint]], None]


class Receipt(msgspec.Struct, frozen=True):
    """What became of an append: how many rows are new in the log, how many it held already."""

    recorded: int
    duplicates: int


class _Append(msgspec.Struct):
    touchpoints: Sequence[Touchpoint]
    dimensions: dict[str, list[dict[str, Any]]]
    done: asyncio.Future[Receipt]


class LogWriter:
    """Appends to an engine. What `append` has returned for is on disk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="log-writer")
        self._waiting: list[_Append] = []
        self._queued = 0
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._listeners: list[Committed] = []
        self._recent = RecentIds(engine.recent_ids(utc_now() - REMEMBER))
        self.position = engine.last_position()

    def start(self) -> None:
        """Begin to take appends."""
        self._thread.submit(warm_up)
        self._task = asyncio.create_task(self._run(), name="log-writer")

    async def stop(self) -> None:
        """Commit what waits, then end."""
        while self._waiting:  # noqa: ASYNC110 (at the end a short wait is simpler than one more signal)
            await asyncio.sleep(0.01)
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._thread.shutdown()

    def on_committed(self, listener: Committed) -> None:
        """Call this with the new touchpoints after each commit; it must be quick."""
        self._listeners.append(listener)

    async def append(
        self, touchpoints: Sequence[Touchpoint], dimensions: dict[str, list[dict[str, Any]]] | None = None
    ) -> Receipt:
        """Commit these; returns when they are durable.

        Raises TooMany when more waits than can be written soon, LogUnavailable when the disk refuses.
        """
        self.refuse_if_full()
        append = _Append(touchpoints, dimensions or {}, asyncio.get_running_loop().create_future())
        self._waiting.append(append)
        self._queued += len(touchpoints)
        self._wake.set()
        return await append.done

    def refuse_if_full(self) -> None:
        """Raises TooMany when more waits than can be written soon; asked before work is put into a request."""
        if self._queued > LARGEST_QUEUE:
            raise TooMany("The log is writing as fast as it can. Try again in a moment.", retry_after=2)

    async def in_writer(self, work: Callable[[], int]) -> int:
        """Run rare work (erasing, retention) on the writer's thread, between two commits."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(QUIET_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.tidy)
                continue
            self._wake.clear()
            while self._waiting:
                await self._commit(self._take())

    def _take(self) -> list[_Append]:
        taken: list[_Append] = []
        size = 0
        while self._waiting and size < LARGEST_COMMIT:
            size += len(self._waiting[0].touchpoints)
            taken.append(self._waiting.pop(0))
        return taken

    async def _commit(self, appends: list[_Append]) -> None:
        loop = asyncio.get_running_loop()
        try:
            receipts, fresh = await loop.run_in_executor(self._thread, self._write, appends, utc_now())
        except Exception as error:  # noqa: BLE001 (whoever appended is told, whatever it is)
            for append in appends:
                if not append.done.done():
                    append.done.set_exception(error)
            return
        finally:
            self._queued -= sum(len(append.touchpoints) for append in appends)
        for append, receipt in zip(appends, receipts, strict=True):
            if not append.done.done():
                append.done.set_result(receipt)
        for listener in self._listeners:
            listener(fresh)

    def _write(self, appends: list[_Append], now: datetime) -> tuple[list[Receipt], list[Touchpoint]]:
        fresh, receipts = self._sort_out(appends)
        dimensions: dict[str, list[dict[str, Any]]] = {}
        for append in appends:
            for name, rows in append.dimensions.items():
                dimensions.setdefault(name, []).extend(rows)
        position = self.position + 1
        columns = as_columns(fresh, position, now) if fresh else None
        position += len(fresh)
        tables = {}
        for name, rows in dimensions.items():
            tables[name] = dimension_columns(name, rows, position)
            position += len(rows)
        if columns is not None or tables:
            self._engine.append(columns, tables)
        self.position = position - 1
        self._recent.add([_head(touchpoint.id) for touchpoint in fresh])
        return receipts, fresh

    def _sort_out(self, appends: list[_Append]) -> tuple[list[Touchpoint], list[Receipt]]:
        """Leave out what the log, or this very commit, holds already."""
        every = [touchpoint for append in appends for touchpoint in append.touchpoints]
        perhaps = self._recent.perhaps_seen([_head(touchpoint.id) for touchpoint in every])
        doubtful = [touchpoint.id for touchpoint, seen in zip(every, perhaps, strict=True) if seen]
        taken = self._engine.existing(doubtful) if doubtful else set()
        fresh: list[Touchpoint] = []
        receipts: list[Receipt] = []
        for append in appends:
            before = len(fresh)
            for touchpoint in append.touchpoints:
                if touchpoint.id not in taken:
                    taken.add(touchpoint.id)
                    fresh.append(touchpoint)
            new = len(fresh) - before
            receipts.append(Receipt(new, len(append.touchpoints) - new))
        return fresh, receipts


def _head(id: UUID) -> int:
    return id.int >> 64
