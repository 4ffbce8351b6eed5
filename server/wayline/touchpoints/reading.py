"""The door for reading: the log as Ibis tables, and the one place that runs them.

Expressions are unbound; `Reading` compiles them for whichever engine holds the log, and keeps what it compiled of
those that are asked as a question: `reading.rows(ask(build, …))`.
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import ibis
import pyarrow as pa

from wayline.touchpoints.asking import Compiled, Position, Question, ask, position_literal, utc_literal
from wayline.touchpoints.engines.engine import Engine
from wayline.touchpoints.names import NOT_ON_LINES, STANDARD, Name, standard
from wayline.touchpoints.outlines import OUTLINE, Outline, Outlines, outline_rows
from wayline.touchpoints.tables import (
    each_at,
    given,
    id_literal,
    properties_at,
    records,
    touchpoints,
    touchpoints_between,
    touchpoints_given,
    touchpoints_of,
)
from wayline.touchpoints.touchpoint import Initiator, Lens, Touchpoint, identity_id

__all__ = [
    "NOT_ON_LINES",
    "OUTLINE",
    "STANDARD",
    "Initiator",
    "Lens",
    "Name",
    "Outline",
    "Position",
    "Question",
    "Reading",
    "Touchpoint",
    "ask",
    "each_at",
    "given",
    "id_literal",
    "identity_id",
    "outline_rows",
    "position_literal",
    "properties_at",
    "records",
    "standard",
    "touchpoints",
    "touchpoints_between",
    "touchpoints_given",
    "touchpoints_of",
    "utc_literal",
]


class Reading:
    """Runs expressions on the engine, beside the event loop."""

    def __init__(self, engine: Engine, *, threads: int = 4) -> None:
        self._engine = engine
        self._compiled = Compiled(engine.dialect)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="log-reader")
        self._outlines = Outlines(self.table, self.last_position)
        engine.on_deleted(self._outlines.forget)

    async def table(self, question: ibis.Table | Question, given: pa.Table | None = None) -> pa.Table:
        """The rows of an expression, as Arrow. `given` are the rows that its table `given(…)` stands for."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, question, given)

    def _run(self, question: ibis.Table | Question, given: pa.Table | None) -> pa.Table:
        """Compile and run; a long definition compiles for a third of a second, so that too is done beside the loop."""
        return self._engine.query(self._compiled.sql(question), given)

    async def outline(self, identities: Sequence[UUID]) -> Outline:
        """All touchpoints of these identities as columns of `OUTLINE`: cheap when asked again."""
        return await self._outlines.of(identities)

    async def rows(self, question: ibis.Table | Question, given: pa.Table | None = None) -> list[dict[str, Any]]:
        """The rows of an expression, as dictionaries; times come back aware, in UTC."""
        table = await self.table(question, given)
        times = {f.name for f in table.schema if pa.types.is_timestamp(f.type)}
        return [
            {name: _aware(value) if name in times else value for name, value in row.items()}
            for row in table.to_pylist()
        ]

    async def last_position(self) -> int:
        """The highest position in the log."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._engine.last_position)

    @property
    def compiled(self) -> int:
        """How many questions were compiled so far."""
        return self._compiled.count

    def close(self) -> None:
        """Let go of the threads, once the question in hand is answered: the engine may be closed after that."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def _aware(value: datetime | None) -> datetime | None:
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value
