"""Work of this room beside the requests: what is due, done to many at once, read, learned and mailed."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import procrastinate

from wayline.company import EVERYTHING, Sight
from wayline.conversations.batches.running import run
from wayline.conversations.follow_ups.promising import miss_due
from wayline.conversations.follow_ups.store import next_due
from wayline.conversations.incidents.keeping import answer_all
from wayline.conversations.listing.narrowing.reads import next_waking
from wayline.conversations.sending.leaving import send_due
from wayline.conversations.sending.store import next_due as next_sending
from wayline.conversations.snoozing import wake_due
from wayline.conversations.transcribing import send_transcript as send
from wayline.conversations.understanding.learning import learn
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint

LOOK_EVERY = 2.0


def blueprint() -> procrastinate.Blueprint:
    """The tasks of this room."""
    tasks = new_blueprint()

    @tasks.task(name="send_transcript", pass_context=True, retry=5)
    async def send_transcript(
        context: procrastinate.JobContext, *, conversation_id: str, email: str, until: int, masked: bool = False
    ) -> None:
        """Mail what was said up to a position."""
        parts: Any = context.additional_context["parts"]
        sight = Sight(personal_data=False, customers=False) if masked else EVERYTHING
        await send(parts.database, parts.mail, UUID(conversation_id), email, until, sight=sight)

    @tasks.task(name="learn", pass_context=True, queue=SERVER, lock="learn_feelings", retry=5)
    async def learn_again(context: procrastinate.JobContext) -> None:
        """Learn from what teammates corrected."""
        parts: Any = context.additional_context["parts"]
        if parts.settings.language.enabled:
            await learn(parts.database, parts.reading, parts.language, utc_now())

    @tasks.task(name="answer_incident", pass_context=True, retry=5)
    async def answer_incident(context: procrastinate.JobContext, *, incident_id: str) -> None:
        """Answer everybody who wrote about an incident that is solved."""
        parts: Any = context.additional_context["parts"]
        await answer_all(parts.database, UUID(incident_id), utc_now())

    @tasks.task(name="run_batch", pass_context=True, retry=5)
    async def run_batch(context: procrastinate.JobContext, *, batch_id: str) -> None:
        """Go through the conversations of a batch."""
        parts: Any = context.additional_context["parts"]
        await run(parts.database, UUID(batch_id), utc_now())

    return tasks


async def keep_waking(database: Database) -> None:
    """Bring back what was snoozed, miss what was promised, send what was to go out, at their moment; for ever.

    Any number of servers may. A moment that stands in a row when it is looked at is met to the second.
    """
    while True:
        seconds = await wake(database)
        await asyncio.sleep(seconds)


async def wake(database: Database, now: Callable[[], datetime] = utc_now) -> float:
    """Wake and say what is due. Returns in how many seconds to look again; 0: there may be more."""
    async with database.transaction() as tx:
        woken = await wake_due(tx, now())
    # Each in a transaction of its own: who holds conversations waits for no other, lest it waits for this one.
    async with database.transaction() as tx:
        woken += await miss_due(tx, now())
    async with database.transaction() as tx:
        woken += await send_due(tx, now())
        moments = (await next_waking(tx), await next_due(tx), await next_sending(tx))
        following = [each for each in moments if each is not None]
    if woken:
        return 0.0
    seconds = (min(following) - now()).total_seconds() if following else LOOK_EVERY
    return min(max(seconds, 0.01), LOOK_EVERY)
