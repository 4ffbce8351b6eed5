"""What was learned from corrections, used and not: by every process that reads, and as teammates decide."""

from datetime import datetime

from wayline.conversations import store
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.learning import TOPIC, ask_to_learn
from wayline.conversations.understanding.model import Forgetting, LearningPause
from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.live import Live
from wayline.language import Language


async def switch(tx: Transaction, by: Caller, at: datetime, *, is_on: bool) -> None:
    """Have corrections learned from, or not: then texts are read as the models came. Said twice it is said once."""
    pause = await understood.open_pause(tx)
    if is_on == (pause is None):
        return
    if pause is None:
        await store.save(tx, LearningPause(since_at=at, since_by=by.id))
    else:
        pause.until_at, pause.until_by = at, by.id
        await ask_to_learn(tx, after=0.0)
    await _told(tx, by, at, "resumed" if is_on else "stopped")


async def forget(tx: Transaction, by: Caller, at: datetime) -> None:
    """Read as the models came, and learn from the corrections made from now on; those made before stand."""
    await store.save(tx, Forgetting(at=at, by_id=by.id))
    await _told(tx, by, at, "forgotten")


async def _told(tx: Transaction, by: Caller, at: datetime, what: str) -> None:
    entry = AuditEntry(
        at=at,
        action=f"language.learning_{what}",
        subject_kind="language",
        subject_id="learning",
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        facts={},
        address=by.address,
    )
    await audit(tx, entry)
    await Live.announce(tx, TOPIC, {})


class Learned:
    """Has texts read with what was learned last, in this process."""

    def __init__(self, database: Database, live: Live, language: Language) -> None:
        self._database, self._live, self._language = database, live, language

    async def keep_using(self) -> None:
        """Use what was learned last, and what is learned from now on, until cancelled."""
        with self._live.subscribe(TOPIC, "reconnected") as subscription:
            if await self.use_newest() and not self._language.is_taught:
                async with self._database.transaction() as tx:
                    await ask_to_learn(tx, after=0.0)  # newer models came: corrections stand, and teach them too
            while True:
                await subscription.next()
                await self.use_newest()

    async def use_newest(self) -> bool:
        """Use what was learned last, unless a teammate has switched that off. Returns whether there is something."""
        async with self._database.transaction() as tx:
            newest = await understood.newest_learnings(tx)
            is_off = await understood.open_pause(tx) is not None
        contents = [] if is_off else [newest[signal].content or b"" for signal in sorted(newest)]
        self._language.use(*contents)
        return any(contents)
