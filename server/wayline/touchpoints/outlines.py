"""Lines in outline: the slim columns of one customer's touchpoints, read from the log once and then kept up with it.

A line may be spread over the whole log, and then costs a look at all of it. The screen of a customer asks several
questions at the same time, and again at each scroll: they share one look, and later only what is new is read.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from threading import Lock
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

import ibis
import msgspec
import pyarrow as pa

from wayline.touchpoints.asking import Position, Question, ask, position_literal
from wayline.touchpoints.schema import LINES
from wayline.touchpoints.tables import given, lines_of

# All that is quick to find; the rest is read of the few that are looked at.
OUTLINE = tuple(name for name in LINES.names if name != "identity")
# So many identities are each looked for by itself: that skips more of the log than looking for all of them at once.
FEW = 4
MOST_BYTES = 32_000_000

Identities = tuple[UUID, ...]


class Outline(msgspec.Struct):
    """One line: its `rows` in any order, up to a position of the log; and what was worked out from just these rows.

    `known` is for whoever asks and has an answer worth a few kilobytes; it is gone with the next new row.
    """

    rows: pa.Table
    upto: int
    known: dict[str, Any] = msgspec.field(default_factory=dict)


class Outlines:
    """The outlines of the customers looked at last, in a bounded memory; never older than the log when asked."""

    def __init__(
        self,
        table: Callable[[Question], Awaitable[pa.Table]],
        last_position: Callable[[], Awaitable[int]],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._table = table
        self._last_position = last_position
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Identities, Outline] = OrderedDict()
        self._deletions = 0
        self._changing = Lock()
        self._asking: WeakValueDictionary[Identities, asyncio.Lock] = WeakValueDictionary()

    async def of(self, identities: Sequence[UUID]) -> Outline:
        """The touchpoints of these identities as columns of `OUTLINE`: all that were committed by now."""
        key = tuple(sorted(set(identities)))
        upto = await self._last_position()
        # Who asks at the same time waits for the one look, and finds it kept.
        asking = self._asking.setdefault(key, asyncio.Lock())
        async with asking:
            kept, deletions = self._look_up(key)
            if kept is None or kept.upto < upto:
                kept = await self._brought_up(key, kept, upto)
                self._keep(key, kept, deletions)
            return kept

    def forget(self) -> None:
        """Something was deleted from the log: what is kept may hold it. Called from any thread."""
        with self._changing:
            self._deletions += 1
            self._kept.clear()

    def _look_up(self, key: Identities) -> tuple[Outline | None, int]:
        with self._changing:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept, self._deletions

    async def _brought_up(self, key: Identities, kept: Outline | None, upto: int) -> Outline:
        after = Position(kept.upto if kept else 0)
        sought = [(each,) for each in key] if len(key) <= FEW else [key]
        looks = [self._table(ask(_outline, each, after, Position(upto))) for each in sought]
        news = pa.concat_tables(await asyncio.gather(*looks)).combine_chunks()
        if kept is None:
            return Outline(news, upto)
        if not len(news):
            return Outline(kept.rows, upto, kept.known)
        return Outline(pa.concat_tables([kept.rows, news]).combine_chunks(), upto)

    def _keep(self, key: Identities, found: Outline, deletions: int) -> None:
        """Keep it, unless something was deleted while it was read."""
        with self._changing:
            if deletions != self._deletions:
                return
            self._kept[key] = found
            self._kept.move_to_end(key)
            while sum(each.rows.nbytes for each in self._kept.values()) > self._most_bytes:
                self._kept.popitem(last=False)


def outline_rows() -> ibis.Table:
    """An outline that comes with a question."""
    return given(*OUTLINE)


def _outline(identities: Sequence[UUID], after: int, upto: int) -> ibis.Table:
    rows = lines_of(identities)
    within = (rows.position > position_literal(after)) & (rows.position <= position_literal(upto))
    return rows.filter(within).select(*OUTLINE)
