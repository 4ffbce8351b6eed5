"""What is dropped is never silent: counted by reason and source, with one sample that shows no customer."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.collect import store
from wayline.collect.reasons import Reason
from wayline.collect.sources import Source
from wayline.collect.wire import Item
from wayline.kit.db import Database
from wayline.kit.logs import logger

Flaw = tuple[Reason, Item | None]
GATHER_SECONDS = 0.02
_LONGEST = 80
_MOST_NAMES = 30
_DEEPEST = 3
log = logger("collect")


class Group(msgspec.Struct):
    """Rejects of one reason, source and day that are not written yet."""

    reason: Reason
    source_id: UUID
    source: str
    first_at: datetime
    last_at: datetime
    count: int = 0
    sample: dict[str, Any] | None = None


class Rejects:
    """Gathers rejects of concurrent requests and writes them together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._groups: dict[tuple[int, str, UUID], Group] = {}
        self._next: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def add(self, source: Source, flaws: list[Flaw], now: datetime) -> None:
        """Count these. They are in PostgreSQL when this returns; while it is away they wait for the next ones."""
        for reason, item in flaws:
            place = (now.toordinal(), reason.value, source.id)
            group = self._groups.get(place)
            if group is None:
                group = Group(reason, source.id, source.name, now, now, sample=redacted(item))
                self._groups[place] = group
            group.count += 1
            group.last_at = max(group.last_at, now)
        if self._next is None:
            self._next = asyncio.create_task(self._write(now), name="rejects")
        await asyncio.shield(self._next)

    async def _write(self, now: datetime) -> None:
        async with self._turn:
            await asyncio.sleep(GATHER_SECONDS)
            groups, self._groups, self._next = self._groups, {}, None
            try:
                async with self._database.transaction() as tx:
                    await store.add(tx, [groups[place] for place in sorted(groups)], now)
            except Exception as error:  # noqa: BLE001 whatever it is, the counts are kept for the next write
                log.warning("rejects wait for the database", error=repr(error), kinds=len(groups))
                self._take_back(groups)

    def _take_back(self, groups: dict[tuple[int, str, UUID], Group]) -> None:
        for place, group in groups.items():
            newer = self._groups.get(place)
            if newer is not None:
                group.count += newer.count
                group.last_at = max(group.last_at, newer.last_at)
            self._groups[place] = group


def redacted(item: Item | None) -> dict[str, Any] | None:
    """The shape of an item: its type, its name, and for every other value only what kind of value it is."""
    if item is None:
        return None
    said: dict[str, Any] = {name: value for name, value in msgspec.structs.asdict(item).items() if value is not None}
    return {
        name: value[:_LONGEST] if name in {"type", "event"} and isinstance(value, str) else _kind(value, 1)
        for name, value in said.items()
    }


def _kind(value: object, depth: int) -> str | dict[str, Any]:
    if isinstance(value, dict):
        if depth >= _DEEPEST:
            return f"object of {len(value)}"
        return {str(name)[:_LONGEST]: _kind(part, depth + 1) for name, part in list(value.items())[:_MOST_NAMES]}
    if isinstance(value, list):
        return f"list of {len(value)}"
    if isinstance(value, str):
        return f"text of {len(value)}"
    return "yes or no" if isinstance(value, bool) else "number"
