"""The outbox: what must leave PostgreSQL is written beside the fact, and shipped in order, at least once."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Identity, delete, func, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, Database, Transaction, index
from wayline.kit.live import CHANNEL, Live, Notice
from wayline.kit.logs import logger

BATCH = 1000
ATTEMPTS = 10
RELAY_LOCK = 7_205_001
log = logger("outbox")

Shipper = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]
PUT = text(
    "with kept as (insert into outbox (kind, payload) select :kind, cast(payload as jsonb)"
    " from unnest(cast(:payloads as text[])) with ordinality as each (payload, place) order by place)"
    " select pg_notify(:channel, :notice)"
)
WAKE = msgspec.json.encode(Notice("outbox", {})).decode()


class OutboxRow(Base):
    """One thing that must be shipped because of a fact in the same transaction."""

    __tablename__ = "outbox"
    __table_args__ = (
        index(
            "ix_outbox_waiting",
            "id",
            question="What is to be shipped next?",
            postgresql_where=text("set_aside_at is null"),
        ),
        {"comment": "One row is one thing to ship: a touchpoint, a dimension row, a job. Deleted when shipped."},
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True, init=False)
    kind: Mapped[str]
    payload: Mapped[dict[str, Any]]
    put_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    last_error: Mapped[str | None] = mapped_column(default=None)
    set_aside_at: Mapped[datetime | None] = mapped_column(default=None)


async def put(tx: Transaction, kind: str, payloads: Sequence[dict[str, Any]]) -> None:
    """Write rows into the outbox of this transaction; the relay wakes when it commits."""
    rows = [json.dumps(payload) for payload in payloads]
    await tx.execute(PUT, {"kind": kind, "payloads": rows, "channel": CHANNEL, "notice": WAKE})


class Relay:
    """Ships the outbox in order. Shippers are idempotent: a crash between shipping and deleting ships again."""

    def __init__(self, database: Database, live: Live, shippers: dict[str, Shipper]) -> None:
        self._database = database
        self._live = live
        self._shippers = shippers
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Ship until stopped; a failure is logged and tried again."""
        with self._live.subscribe("outbox") as subscription:
            while not self._stopping.is_set():
                try:
                    shipped = await self.ship_once()
                except Exception as error:  # noqa: BLE001 (whatever it is, shipping goes on)
                    log.warning("outbox waits", error=repr(error))
                    shipped = 0
                    await asyncio.sleep(0.5)
                if shipped == 0:
                    await subscription.wait(1.0)

    def stop(self) -> None:
        """End `run` after the batch in hand."""
        self._stopping.set()

    async def ship_once(self) -> int:
        """Ship one batch. Returns how many rows left the outbox."""
        async with self._database.transaction() as tx:
            if not (await tx.execute(select(func.pg_try_advisory_xact_lock(RELAY_LOCK)))).scalar_one():
                return 0
            waiting = select(OutboxRow).where(OutboxRow.set_aside_at.is_(None)).order_by(OutboxRow.id).limit(BATCH)
            rows = list((await tx.execute(waiting)).scalars())
            for kind, run in groupby(rows, key=lambda row: row.kind):
                await self._ship(tx, kind, list(run))
            return len(rows)

    async def _ship(self, tx: Transaction, kind: str, rows: list[OutboxRow]) -> None:
        shipper = self._shippers[kind]
        try:
            await shipper([row.payload for row in rows])
        except Exception as error:  # noqa: BLE001 (whatever it is, it is this row's)
            if len(rows) > 1:
                for row in rows:
                    await self._ship(tx, kind, [row])
                return
            await self._failed(tx, rows[0], error)
            return
        await tx.execute(delete(OutboxRow).where(OutboxRow.id.in_([row.id for row in rows])))

    async def _failed(self, tx: Transaction, row: OutboxRow, error: Exception) -> None:
        """Keep it for the next round; after ten rounds set it aside, where the doctor shows it."""
        log.error("outbox row failed", id=row.id, kind=row.kind, attempts=row.attempts + 1, error=repr(error))
        values: dict[str, Any] = {"attempts": row.attempts + 1, "last_error": repr(error)}
        if row.attempts + 1 >= ATTEMPTS:
            values["set_aside_at"] = func.now()
        await tx.execute(update(OutboxRow).where(OutboxRow.id == row.id).values(values))
        await asyncio.sleep(0.2)


async def waiting_rows(tx: Transaction) -> tuple[int, int]:
    """How many rows wait to be shipped, and how many were set aside."""
    aside = func.count(OutboxRow.set_aside_at)
    total, set_aside = (await tx.execute(select(func.count(), aside).select_from(OutboxRow))).one()
    return total - set_aside, set_aside
