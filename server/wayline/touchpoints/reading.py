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
from wayline.touchpoints.names import STANDARD, Name, standard
from wayline.touchpoints.schema import DIMENSIONS, TOUCHPOINTS, unbound
from wayline.touchpoints.touchpoint import Initiator, Lens, Touchpoint, identity_id

__all__ = [
    "STANDARD",
    "Initiator",
    "Lens",
    "Name",
    "Position",
    "Question",
    "Reading",
    "Touchpoint",
    "ask",
    "id_literal",
    "identity_id",
    "records",
    "standard",
    "touchpoints",
    "touchpoints_between",
    "touchpoints_of",
    "utc_literal",
]

_raw = unbound(TOUCHPOINTS, "touchpoints")
_joins = unbound(DIMENSIONS["identity_customer"], "identity_customer")
_now = ibis.table({"identity": "uuid", "customer": "uuid"}, name="identity_now")
_records = unbound(DIMENSIONS["records"], "records")


def id_literal(id: UUID) -> ibis.expr.types.UUIDScalar:
    """An id in an expression."""
    return ibis.literal(str(id)).cast("uuid")


def touchpoints(as_of: datetime | None = None) -> ibis.Table:
    """Every touchpoint with its `customer`, as known at `as_of` (None: now)."""
    rows = _raw
    if as_of is not None:
        rows = rows.filter(rows.recorded_at <= utc_literal(as_of))
    who = _who(as_of)
    joined = rows.left_join(who, rows.identity == who.identity)
    return joined.select(rows, customer=ibis.coalesce(who.customer, rows.identity))


def touchpoints_of(identities: Sequence[UUID]) -> ibis.Table:
    """The touchpoints of these identities alone: the quick way to one customer's line."""
    return _raw.filter(_raw.identity.isin([id_literal(identity) for identity in identities]))


def touchpoints_between(after: int, upto: int) -> ibis.Table:
    """The touchpoints at positions `after` < position ≤ `upto`: for those who follow the log."""
    return _raw.filter((_raw.position > position_literal(after)) & (_raw.position <= position_literal(upto)))


def records(kind: str, as_of: datetime | None = None) -> ibis.Table:
    """A small dimension as (key, data, known_at): the newest row of each key known at `as_of`."""
    rows = _records.filter(_records.kind == kind)
    if as_of is not None:
        rows = rows.filter(rows.known_at <= utc_literal(as_of))
    newest = rows.group_by("key").agg(
        data=rows.data.argmax(rows.position), known_at=rows.known_at.argmax(rows.position)
    )
    return newest.filter(newest.data.notnull())


def _who(as_of: datetime | None) -> ibis.Table:
    if as_of is None:
        return _now
    known = _joins.filter(_joins.known_at <= utc_literal(as_of))
    return known.group_by("identity").agg(customer=known.customer.argmax(known.position))


class Reading:
    """Runs expressions on the engine, beside the event loop."""

    def __init__(self, engine: Engine, *, threads: int = 4) -> None:
        self._engine = engine
        self._compiled = Compiled(engine.dialect)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="log-reader")

    async def table(self, question: ibis.Table | Question) -> pa.Table:
        """The rows of an expression, as Arrow."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, question)

    def _run(self, question: ibis.Table | Question) -> pa.Table:
        """Compile and run; a long definition compiles for a third of a second, so that too is done beside the loop."""
        return self._engine.query(self._compiled.sql(question))

    async def rows(self, question: ibis.Table | Question) -> list[dict[str, Any]]:
        """The rows of an expression, as dictionaries; times come back aware, in UTC."""
        table = await self.table(question)
        times = {f.name for f in table.schema if pa.types.is_timestamp(f.type)}
        return [
            {name: _aware(value) if name in times else value for name, value in row.items()}
            for row in table.to_pylist()
        ]

    async def last_position(self) -> int:
        """The highest position in the log."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._engine.last_position)

    def close(self) -> None:
        """Let go of the threads, once the question in hand is answered: the engine may be closed after that."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def _aware(value: datetime | None) -> datetime | None:
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value
