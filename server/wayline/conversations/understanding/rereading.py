"""Reading again: when newer models came, a teammate has every text read by them; what was read before stays known."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.errors import NoSuchRereading, RereadingOver
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.keeping import Occasion
from wayline.conversations.understanding.model import Rereading
from wayline.conversations.understanding.texts import Speaks, keep_all, read
from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.live import Live
from wayline.kit.logs import logger
from wayline.language import Language, Priority

TOPIC = "rereading"
TOGETHER, TOGETHER_MAKING_WAY = 64, 8  # texts that are read between two looks, and while somebody chats
log = logger("understanding")


class Elsewhere(Protocol):
    """Texts that stand in no conversation, and are read again after those that do."""

    async def outdated(self, version: str) -> int:
        """How many were read last by other models than these."""

    async def read_some(self, version: str) -> int | None:
        """Read some of those again; how many were. None: there are none left, or other models read now.

        Raises LanguageBusy, LanguageUnavailable.
        """


async def ask_for_rereading(
    tx: Transaction, version: str, by: Caller, at: datetime, elsewhere: Elsewhere | None = None
) -> Rereading:
    """Have every text that other models read be read by these; one that goes on already is answered with.

    Who asked is written down.
    """
    known = await understood.open_rereading(tx)
    if known is not None and known.version == version:
        return known
    if known is not None:
        known.ended_at = at
    total = await understood.outdated(tx, version) + (await elsewhere.outdated(version) if elsewhere else 0)
    asked = Rereading(version=version, total=total, begun_at=at, by_id=by.id, ended_at=None if total else at)
    await store.save(tx, asked)
    await audit(
        tx,
        AuditEntry(
            at=at,
            action="language.rereading_begun",
            subject_kind="language",
            subject_id=version,
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts={"texts": total},
            address=by.address,
        ),
    )
    await Live.announce(tx, TOPIC, {"id": str(asked.id)})
    return asked


async def stop_rereading(tx: Transaction, id: UUID, by: Caller, at: datetime) -> Rereading:
    """Leave it where it is: what was read again stays. Raises NoSuchRereading, RereadingOver."""
    asked = await tx.get(Rereading, id, with_for_update=True)
    if asked is None:
        raise NoSuchRereading(id=str(id))
    if asked.ended_at is not None:
        raise RereadingOver
    asked.ended_at = at
    await audit(
        tx,
        AuditEntry(
            at=at,
            action="language.rereading_stopped",
            subject_kind="language",
            subject_id=asked.version,
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts={"texts": asked.total, "done": asked.done},
            address=by.address,
        ),
    )
    return asked


async def read_again(
    database: Database, language: Language, speaks: Speaks, occasion: Occasion, elsewhere: Elsewhere | None = None
) -> bool:
    """Read the next texts that a teammate asked to be read again, then those elsewhere. Returns whether there were any.

    It goes on after a crash where it was: what is left is what other models read. Raises LanguageBusy,
    LanguageUnavailable.
    """
    async with database.transaction() as tx:
        asked = await understood.open_rereading(tx)
        together = TOGETHER_MAKING_WAY if language.is_making_way else TOGETHER
        talks = await understood.to_reread(tx, asked.version, together) if asked else []
    if asked is None:
        return False
    if not talks:
        count = await elsewhere.read_some(asked.version) if elsewhere else None
        async with database.transaction() as tx:
            if count is None:
                await understood.went_on(tx, asked.id, asked.total, ended_at=occasion.at)
            else:
                await understood.went_on(tx, asked.id, count, ended_at=None)
        return count is not None
    found = await read(language, talks, speaks, Priority.LATER)
    versions = {one.properties["version"] for each in found for one in each}
    is_so = versions == {asked.version}
    count = await keep_all(database, talks, found, occasion) if is_so else 0
    async with database.transaction() as tx:
        await understood.went_on(tx, asked.id, count, ended_at=None if is_so else occasion.at)
    if not is_so:
        log.warning("texts are not read again: other models read now", wanted=asked.version, read=sorted(versions))
    return is_so
