"""Retention: once a night, touchpoints older than the setting says are deleted from the log."""

from datetime import datetime, timedelta
from typing import Any

import procrastinate

from wayline.channels.chat.store import end_sessions
from wayline.collect.store import forget as forget_rejects
from wayline.conversations.files.keeping import forget_unsent
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.kit.logs import logger
from wayline.llm.erasing import forget_old as forget_old_questions
from wayline.themes.theming.store import forget_texts, hold_texts

log = logger("retention")


def blueprint() -> procrastinate.Blueprint:
    """The nightly task."""
    tasks = new_blueprint()

    @tasks.periodic(cron="17 3 * * *")
    @tasks.task(name="forget_old", pass_context=True, queue=SERVER, queueing_lock="forget_old")
    async def forget_old(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Delete what is older than `privacy.retention_days`, and visitors' sessions that have ended."""
        parts: Any = context.additional_context["parts"]
        await forget(parts)
        async with parts.database.transaction() as tx:
            await end_sessions(tx, utc_now())
            await forget_old_questions(tx, parts.settings.llm, utc_now())

    @tasks.periodic(cron="47 * * * *")
    @tasks.task(name="tidy", pass_context=True, queue=SERVER, queueing_lock="tidy")
    async def tidy(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (see forget_old)
        """Delete rejects older than seven days, and files that were uploaded and not sent within a day."""
        await tidy_up(context.additional_context["parts"], utc_now())

    return tasks


async def tidy_up(parts: Parts, now: datetime) -> None:
    """What need not wait for the night."""
    async with parts.database.transaction() as tx:
        await forget_rejects(tx, now)
    while True:
        async with parts.database.transaction() as tx:
            if not await forget_unsent(tx, parts.files, now):
                return


async def forget(parts: Parts) -> int:
    """Delete touchpoints that occurred before the retention ends; 0 days keep everything. Returns how many went."""
    days = parts.settings.privacy.retention_days
    if days == 0:
        return 0
    before = utc_now() - timedelta(days=days)
    gone = await parts.writer.in_writer(lambda: parts.engine.forget_before(before))
    async with parts.database.transaction() as tx:
        await hold_texts(tx)
        await forget_texts(tx, before)
    log.info("touchpoints forgotten", count=gone, before=before.isoformat())
    return gone
