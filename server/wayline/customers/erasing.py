"""Erasing: one customer leaves the state, the log and the files, and stays away after a restore."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from wayline.customers import store
from wayline.customers.auditing import write_down
from wayline.customers.errors import CustomerUnknown
from wayline.customers.hooks import Whole, erase_everywhere
from wayline.customers.listing.projecting import project
from wayline.customers.model import Erasure
from wayline.kit.db import Transaction
from wayline.kit.files import Files
from wayline.kit.http import Caller
from wayline.kit.ids import new_id
from wayline.kit.outbox import RELAY_LOCK

LIST = "erased.jsonl"
EraseFromLog = Callable[[Sequence[UUID]], Awaitable[int]]


class Erased(msgspec.Struct, frozen=True):
    """One line of the list that is replayed after a restore: ids only."""

    id: UUID
    at: datetime
    customer: UUID
    identities: list[UUID]
    files: list[str]


async def erase(tx: Transaction, customer: UUID, by: Caller, now: datetime) -> None:
    """Erase a customer from the state, in every room; the log and the files follow within seconds (`finish`).

    Raises CustomerUnknown.
    """
    identities = [identity.id for identity in await store.identities_of(tx, [customer])]
    if not identities:
        raise CustomerUnknown(id=str(customer))
    files = await erase_everywhere(tx, Whole(customer, identities, now))
    await store.lock(tx)
    erasure = Erasure(id=new_id(), customer_id=customer, identities=identities, files=files, at=now, by=by.id)
    await _erase_state(tx, erasure, now)
    tx.add(erasure)
    await tx.flush()
    await write_down(tx, by, now, "erased", customer, identities=len(identities))


async def _erase_state(tx: Transaction, erasure: Erasure, now: datetime) -> None:
    await store.erase(tx, erasure.identities)
    await project(tx, [erasure.customer_id], now)
    await store.take_from_outbox(tx, [*erasure.identities, erasure.customer_id])


class Eraser:
    """Finishes erasures in the log and the files, and keeps the list that a restore replays."""

    def __init__(self, erase_from_log: EraseFromLog, files: Files, backups: Path) -> None:
        self._erase_from_log = erase_from_log
        self._files = files
        self._list = backups / LIST

    async def finish(self, tx: Transaction, now: datetime) -> bool:
        """Finish every open erasure; safe to repeat after a crash. Returns that there was something to do."""
        # While the relay is held, nothing of theirs can be on its way into the log.
        await store.hold(tx, RELAY_LOCK)
        for erasure in await store.open_erasures(tx):
            await store.take_from_outbox(tx, [*erasure.identities, erasure.customer_id])
            await self._erase_from_log([*erasure.identities, erasure.customer_id])
            for name in erasure.files:
                await self._files.delete(name)
            self._remember(erasure)
            erasure.done_at = now
        await tx.flush()
        return True

    def _remember(self, erasure: Erasure) -> None:
        line = Erased(erasure.id, erasure.at, erasure.customer_id, list(erasure.identities), list(erasure.files))
        with self._list.open("ab") as out:
            # A line that a crash cut short ends here.
            out.write(b"\n" + msgspec.json.encode(line) + b"\n")


def erased_since(backups: Path, moment: datetime) -> list[Erased]:
    """Whom the list beside the backups says were erased after a backup was made, each once."""
    path = backups / LIST
    found: dict[UUID, Erased] = {}
    for each in path.read_bytes().splitlines() if path.exists() else []:
        with suppress(msgspec.DecodeError):
            line = msgspec.json.decode(each, type=Erased)
            found[line.id] = line
    return [line for line in found.values() if line.at > moment]


async def erase_again(tx: Transaction, lines: Iterable[Erased], now: datetime) -> int:
    """After a restore: erase these customers from the restored state; the log follows. Returns how many."""
    count = 0
    await store.lock(tx)
    for line in lines:
        files = await erase_everywhere(tx, Whole(line.customer, line.identities, now))
        again = Erasure(
            id=new_id(), customer_id=line.customer, identities=line.identities, files=[*line.files, *files], at=line.at
        )
        await _erase_state(tx, again, now)
        tx.add(again)
        count += 1
    await tx.flush()
    return count
