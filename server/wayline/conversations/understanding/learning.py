"""Learning from corrections: how this company's teammates see a text, by itself, and only where it helps."""

from datetime import datetime

import msgspec

from wayline.conversations import store
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.examples import Lessons, lessons
from wayline.conversations.understanding.model import ENOUGH, SIGNALS, Learning
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction
from wayline.kit.live import Live
from wayline.kit.logs import logger
from wayline.language import FEWEST_OF_A_LABEL, ExamplesTooFew, Language, Told
from wayline.touchpoints.reading import Reading

TASK, TOPIC = "conversations:learn", "learning"
AFTER = 600.0
"""Seconds after a correction until it is learned from, so that several are learned at once."""
log = logger("understanding")


async def ask_to_learn(tx: Transaction, *, after: float = AFTER) -> None:
    """Have it learned from the corrections there are then."""
    await jobs.ask_once(tx, TASK, after=after)


async def learn(database: Database, reading: Reading, language: Language, at: datetime) -> list[Learning]:
    """Learn each signal from the corrections that stand; none where a teammate has switched that off.

    Beside what was corrected, it is learned from what teammates left standing: corrections alone are all of texts that
    were read wrongly, and would teach that most are.
    Raises LanguageBusy, LanguageUnavailable, ModelPackageDamaged.
    """
    async with database.transaction() as tx:
        if await understood.open_pause(tx) is not None:
            return []
        since = await understood.forgotten_at(tx)
    rows = []
    for signal in SIGNALS:
        found = await lessons(reading, signal, since)
        row = Learning(
            at=at,
            signal=signal,
            corrected=len(found.corrected),
            left_standing=len(found.left),
            before=None,
            after=None,
            mended=0,
            broken=0,
            content=None,
        )
        learn_it = _sentiment if signal == "sentiment" else _labels
        await learn_it(language, row, found)
        log.info("learned from corrections", of=signal, corrected=row.corrected, mended=row.mended, broken=row.broken)
        rows.append(row)
    async with database.transaction() as tx:
        for row in rows:
            await store.save(tx, row)
        await Live.announce(tx, TOPIC, {})
    return rows


async def _sentiment(language: Language, row: Learning, found: Lessons) -> None:
    if row.corrected < ENOUGH:
        return
    each = [*found.corrected, *found.left]
    try:
        learned = await language.calibrate([one.text for one in each], [one.labels[0] for one in each])
    except ExamplesTooFew as error:
        log.info("corrections teach nothing", reason=str(error))
        return
    row.before, row.after, row.mended, row.broken = learned.before, learned.after, learned.mended, learned.broken
    row.content = learned.calibration if learned.is_better else None


async def _labels(language: Language, row: Learning, found: Lessons) -> None:
    if row.corrected < FEWEST_OF_A_LABEL:
        return
    told = [Told(one.text, one.labels, is_corrected=True) for one in found.corrected]
    told += [Told(one.text, one.labels) for one in found.left]
    learned = await language.retouch("intents" if row.signal == "intent" else "emotions", told)
    used = [one for one in learned.tried if one.is_used]
    row.mended, row.broken = sum(one.mended for one in used), sum(one.broken for one in used)
    row.labels = [msgspec.to_builtins(one) for one in learned.tried]
    row.content = learned.calibration or None
