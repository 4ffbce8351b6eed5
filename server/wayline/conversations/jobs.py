"""Work of this room beside the requests: transcripts by mail, and the waking of what was snoozed."""

import asyncio
from typing import Any
from uuid import UUID

import procrastinate

from wayline.company import EVERYTHING, Sight
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

    return tasks


async def keep_waking(database: Database) -> None:
    """Bring back snoozed conversations within seconds of their time, for ever; any number of servers may."""
    while True:
        async with database.transaction() as tx:
            woken = await wake_due(tx, utc_now())
        if not woken:
            await asyncio.sleep(LOOK_EVERY)
