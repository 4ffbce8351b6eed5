"""Taking in together: mails that wait are placed some at a time, in one transaction, each in a savepoint of its own.

One that fails is handed to a job of its own and holds no other up; so is every one of a batch that failed as a whole,
or in which the process died.
"""

import asyncio
from collections.abc import Collection, Sequence
from uuid import UUID

from wayline.channels.email import placing, store
from wayline.channels.email.knowing import look_around
from wayline.channels.email.model import stored_as
from wayline.channels.email.reading import Letter, read_mail
from wayline.channels.email.taking import TAKE_IN
from wayline.channels.email.threading import in_order
from wayline.kit import jobs
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Unavailable, WaylineError
from wayline.kit.files import Files
from wayline.kit.logs import logger

AT_ONCE, BYTES_AT_ONCE = 16, 16_000_000
AGAIN_IN = 1.0
"""Seconds until it is looked again where the database was away."""
log = logger("mail")


class Together:
    """Takes in what waits. Within a process one takes at a time, so that mails are placed as they came."""

    def __init__(self) -> None:
        self._takes = False
        self._asked = False

    async def take_in(self, database: Database, files: Files, *, died: bool) -> None:
        """Take in all that waits; whoever asks meanwhile is answered by who takes already.

        `died`: a process ended while it did this, perhaps by one of the mails it was at: those go one by one.
        """
        self._asked = True
        if self._takes:
            return
        self._takes = True
        try:
            while self._asked:
                self._asked = False
                try:
                    while ids := await _next(database):
                        await (_hand_out(database, ids) if died else _take_some(database, files, ids))
                        died = False
                except Unavailable as error:
                    log.warning("mail waits", reason=str(error))
                    self._asked = True
                    await asyncio.sleep(AGAIN_IN)
        finally:
            self._takes = False


async def _next(database: Database) -> list[UUID]:
    """The next few that wait, so many as are read at once; at least one."""
    async with database.transaction() as tx:
        found = await store.waiting(tx, AT_ONCE)
    sizes = [size for _, size in found]
    return [id for place, (id, _) in enumerate(found) if place == 0 or sum(sizes[: place + 1]) <= BYTES_AT_ONCE]


async def _take_some(database: Database, files: Files, ids: Sequence[UUID]) -> None:
    letters = await _read(files, ids)
    await _hand_out(database, [id for id in ids if id not in letters])
    try:
        async with database.transaction() as tx:
            await _place(tx, files, letters)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, one of them may have it)
        log.warning("mails are taken in one by one", reason=repr(error))
        await _hand_out(database, list(letters))


async def _read(files: Files, ids: Sequence[UUID]) -> dict[UUID, Letter]:
    """What those that can be read say."""
    raws: dict[UUID, bytes] = {}
    for id in ids:
        try:
            raws[id] = await files.get(stored_as(id))
        except WaylineError as error:
            log.warning("the bytes of a mail are away", id=str(id), reason=str(error))
    return await asyncio.to_thread(lambda: {id: read_mail(raw) for id, raw in raws.items()})


async def _place(tx: Transaction, files: Files, letters: dict[UUID, Letter]) -> None:
    held, now = await store.hold_waiting(tx, list(letters)), utc_now()
    mails = [(held[id], letter) for id, letter in letters.items() if id in held]
    if not mails:
        return
    around = await look_around(tx, mails, now)
    failed: list[UUID] = []
    for place in in_order([letter for _, letter in mails]):
        (mail, letter), id = mails[place], mails[place][0].id  # (its row is unknown again where it failed)
        try:
            async with tx.begin_nested():
                await placing.place(tx, files, mail, letter, now, around=around)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is this mail's)
            log.warning("a mail is taken in by itself", id=str(id), reason=repr(error))
            failed.append(id)
    await _alone(tx, failed)


async def _hand_out(database: Database, ids: Collection[UUID]) -> None:
    if ids:
        async with database.transaction() as tx:
            await _alone(tx, ids)


async def _alone(tx: Transaction, ids: Collection[UUID]) -> None:
    """Give each a job of its own."""
    for id in await store.take_out(tx, ids, utc_now()):
        await jobs.ask(tx, TAKE_IN, mail_id=str(id))
