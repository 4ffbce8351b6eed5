"""Whose write key this is: a chat channel's (public, in a page) or an API key's (secret, on a server)."""

import asyncio
from time import monotonic
from uuid import UUID

import msgspec

from wayline.company import (
    Channel,
    Company,
    DepartmentRule,
    Permission,
    StageRule,
    find_api_key,
    find_channel,
    get_company,
)
from wayline.kit.db import Database, Transaction

FRESH_SECONDS = 5.0
MOST_KEPT = 5_000
LONGEST_KEY = 200


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who may collect, and what the company has said about what they send. `channel` holds a secret: never sent out."""

    kind: str
    id: UUID
    name: str
    channel: Channel | None = None
    may_collect: bool = True
    may_bring_history: bool = False
    currency: str = "EUR"
    department_rules: tuple[DepartmentRule, ...] = ()
    stage_rules: tuple[StageRule, ...] = ()

    @property
    def scope(self) -> str:
        """Within which a `messageId` means the same item."""
        return f"{self.kind}:{self.id}"

    def takes_from(self, origin: str | None) -> bool:
        """Whether a page of this origin may send. Browsers always name theirs; who names none is a server."""
        return self.channel is None or origin is None or self.channel.allows(origin)


class Sources:
    """Looks keys up and remembers the answer, "unknown" too, for a few seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[float, Source | None]] = {}
        self._asking = asyncio.Lock()

    async def find(self, key: str) -> Source | None:
        """The source of a write key; None for a key that is nobody's."""
        if not key or len(key) > LONGEST_KEY or not key.isprintable():
            return None
        known = self._remembered(key)
        if known:
            return known[1]
        async with self._asking:
            known = self._remembered(key)
            if known:
                return known[1]
            async with self._database.transaction() as tx:
                source = await _look_up(tx, key)
            while len(self._known) >= MOST_KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[key] = (monotonic() + FRESH_SECONDS, source)
            return source

    def _remembered(self, key: str) -> tuple[float, Source | None] | None:
        known = self._known.get(key)
        if known and known[0] < monotonic():
            self._known.pop(key)
            return None
        return known


async def _look_up(tx: Transaction, key: str) -> Source | None:
    channel = await find_channel(tx, key, "chat")
    if channel is not None:
        return _source(await get_company(tx), kind="channel", id=channel.id, name=channel.name, channel=channel)
    caller = await find_api_key(tx, key)
    if caller is None:
        return None
    collects, history = caller.may(Permission.COLLECT_WRITE), caller.may(Permission.HISTORY_IMPORT)
    return _source(
        await get_company(tx),
        kind="key",
        id=caller.id,
        name=caller.name,
        may_collect=collects,
        may_bring_history=history,
    )


def _source(company: Company, **facts: object) -> Source:
    return Source(
        **facts,  # type: ignore[arg-type] # named by its two callers above
        currency=company.currency,
        department_rules=msgspec.convert(company.department_rules, tuple[DepartmentRule, ...]),
        stage_rules=msgspec.convert(company.stage_rules, tuple[StageRule, ...]),
    )
