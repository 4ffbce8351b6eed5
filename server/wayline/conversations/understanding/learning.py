"""Learning from corrections: how this company's teammates see a feeling, by itself, and only where it helps."""

from datetime import datetime

from wayline.conversations import store
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.examples import lessons
from wayline.conversations.understanding.model import ENOUGH, Learning, LearningPause
from wayline.kit import jobs
from wayline.kit.audit import AuditEntry, audit
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.live import Live
from wayline.kit.logs import logger
from wayline.language import Calibrated, ExamplesTooFew, Language
from wayline.touchpoints.reading import Reading

TASK, TOPIC = "conversations:learn", "learning"
AFTER = 600.0
"""Seconds after a correction until it is learned from, so that several are learned at once."""
log = logger("understanding")


async def ask_to_learn(tx: Transaction, *, after: float = AFTER) -> None:
    """Have it learned from the corrections there are then."""
    await jobs.ask_once(tx, TASK, after=after)


async def learn(database: Database, reading: Reading, language: Language, at: datetime) -> Learning | None:
    """Learn sentiment from the corrections that stand; None where a teammate has switched that off.

    Beside what was corrected, it is learned from what teammates left standing in the same conversations: corrections
    alone are all of texts that were read wrongly, and would teach that most are.
    Raises LanguageBusy, LanguageUnavailable, ModelPackageDamaged.
    """
    async with database.transaction() as tx:
        if await understood.open_pause(tx) is not None:
            return None
    found = await lessons(reading)
    learned: Calibrated | None = None
    if len(found.corrected) >= ENOUGH:
        each = [*found.corrected, *found.left]
        try:
            learned = await language.calibrate([one.text for one in each], [one.label for one in each])
        except ExamplesTooFew as error:
            log.info("corrections teach nothing", reason=str(error))
    row = Learning(
        at=at,
        corrected=len(found.corrected),
        left_standing=len(found.left),
        before=learned.before if learned else None,
        after=learned.after if learned else None,
        mended=learned.mended if learned else 0,
        broken=learned.broken if learned else 0,
        content=learned.calibration if learned and learned.is_better else None,
    )
    async with database.transaction() as tx:
        await store.save(tx, row)
        await Live.announce(tx, TOPIC, {"id": str(row.id)})
    log.info("learned from corrections", corrected=row.corrected, mended=row.mended, broken=row.broken)
    return row


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
    await audit(
        tx,
        AuditEntry(
            at=at,
            action="language.learning_resumed" if is_on else "language.learning_stopped",
            subject_kind="language",
            subject_id="learning",
            actor_kind=by.kind,
            actor_id=by.id,
            actor_name=by.name,
            facts={},
            address=by.address,
        ),
    )
    await Live.announce(tx, TOPIC, {})


class Learned:
    """Has texts read with what was learned last, in this process."""

    def __init__(self, database: Database, live: Live, language: Language) -> None:
        self._database, self._live, self._language = database, live, language

    async def keep_using(self) -> None:
        """Use what was learned last, and what is learned from now on, until cancelled."""
        with self._live.subscribe(TOPIC, "reconnected") as subscription:
            if await self.use_newest() and not self._language.is_taught:
                async with (
                    self._database.transaction() as tx
                ):  # newer models came: corrections stand, and teach them too
                    await ask_to_learn(tx, after=0.0)
            while True:
                await subscription.next()
                await self.use_newest()

    async def use_newest(self) -> bool:
        """Use what was learned last, unless a teammate has switched that off. Returns whether there is something."""
        async with self._database.transaction() as tx:
            newest = await understood.newest_learning(tx)
            is_off = await understood.open_pause(tx) is not None
        content = b"" if is_off or newest is None else newest.content or b""
        self._language.use(content)
        return bool(content)
