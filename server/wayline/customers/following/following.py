"""The follower: reads the log from where it stopped and applies each row exactly once."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

import msgspec

from wayline.company import find_company
from wayline.customers import store
from wayline.customers.facts import store as facts_store
from wayline.customers.following.folding import MOST_TELLING, folded, telling
from wayline.customers.following.understanding import Row, Understood, understand
from wayline.customers.joining import apply
from wayline.customers.listing import store as list_store
from wayline.customers.listing.projecting import project
from wayline.customers.model import CustomerCompany, Membership
from wayline.customers.seeing import meet_all
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.touchpoints.reading import Position, Reading, ask

NAME = "customers"
# So many rows of the log are looked at in one transaction.
BATCH = 20_000
# What is new is applied in portions: every portion costs two questions and a transaction, however small it is.
PAUSE = 0.5

Erase = Callable[[Transaction, datetime], Awaitable[bool]]


class Follower:
    """Applies the log to customers. One runs beside the writer; the cursor moves in the transaction it applies in."""

    def __init__(self, database: Database, reading: Reading, erase: Erase) -> None:
        self._database = database
        self._reading = reading
        self._erase = erase
        self._wake = asyncio.Event()
        self._behind = False
        self._applied: int | None = None

    def wake(self) -> None:
        """There may be something new."""
        self._wake.set()

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            self._wake.clear()
            if await self.step():
                await asyncio.sleep(0 if self._behind else PAUSE)
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._wake.wait()

    async def step(self) -> bool:
        """Apply the next rows, or finish an erasure. Returns whether there was anything to do."""
        after = await self._cursor()
        upto = min(after + BATCH, await self._reading.last_position())
        upto, rows = await self._rows(after, upto) if upto > after else (upto, [])
        async with self._database.transaction() as tx:
            now = utc_now()
            # Erasures come first: a row read before its customer was erased must not bring them back.
            if await store.any_open_erasure(tx):
                return await self._erase(tx, now)
            if upto > after:
                await store.lock(tx)
                if await store.any_open_erasure(tx) or await store.cursor(tx, NAME) != after:
                    return True
                company = await find_company(tx)
                await follow(tx, understand(rows, _region(company.locale if company else "")), now)
                await store.move_cursor(tx, NAME, upto)
        self._applied = max(upto, after)
        return upto > after

    async def _cursor(self) -> int:
        """How far the log has been applied: as remembered, or as written where the last step did not end."""
        known, self._applied = self._applied, None
        if known is not None:
            return known
        async with self._database.transaction() as tx:
            return await store.cursor(tx, NAME)

    async def _rows(self, after: int, upto: int) -> tuple[int, list[Row]]:
        """The rows after a position, and the position up to which they are all."""
        own = await self._reading.rows(ask(telling, Position(after), Position(upto)))
        self._behind = upto - after == BATCH or len(own) == MOST_TELLING
        if len(own) == MOST_TELLING:
            upto = own[-1]["position"]
        others = await self._reading.rows(ask(folded, Position(after), Position(upto)))
        return upto, [msgspec.convert(row, Row) for row in others + own]


async def follow(tx: Transaction, said: Understood, now: datetime) -> None:
    """Apply what a batch says: who was met, what was claimed, told and where they belong."""
    stale = await meet_all(tx, list(said.met.values()), now)
    known = set(said.met)
    await facts_store.tell(tx, [fact for fact in said.told if fact.identity in known])
    await facts_store.employ(
        tx,
        [CustomerCompany(id=g.id, key=g.key, at=g.at, name=g.name, facts=g.facts) for g in said.groups],
        [Membership(identity_id=g.member, company_id=g.id, at=g.at) for g in said.groups],
    )
    await apply(tx, list(said.edges.values()), now, since=said.since)
    described = {fact.identity for fact in said.told} | {group.member for group in said.groups}
    renamed = await facts_store.members_of(tx, {group.id for group in said.groups if group.facts or group.name})
    again = await store.identities(tx, described | renamed | stale)
    await project(tx, {identity.customer_id for identity in again.values()}, now)
    await list_store.last_seen(tx, {**{id: met.last_seen_at for id, met in said.met.items()}, **said.heard})


def _region(locale: str) -> str:
    """The country of a locale such as `en-GB`; empty where it names none."""
    last = locale.replace("_", "-").rpartition("-")[2]
    return last.upper() if len(last) == 2 and "-" in locale.replace("_", "-") else ""  # noqa: PLR2004 a country's code has two letters
