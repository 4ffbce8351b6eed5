"""Work of this room beside the requests: learning, theming anew, looking for what no theme catches."""

from collections.abc import Awaitable
from typing import Any
from uuid import UUID

import procrastinate

from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.errors import Invalid, WaylineError
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.themes.discovery.discovering import discover
from wayline.themes.heads import store
from wayline.themes.heads.learning import learn_what_is_new
from wayline.themes.heads.training import train
from wayline.themes.theming.retheming import retheme

ATTEMPTS = 6
RETRY = procrastinate.RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4)


def blueprint() -> procrastinate.Blueprint:
    """The tasks of this room: they need the log and the process that reads texts, which are the server's."""
    tasks = new_blueprint()

    @tasks.task(name="training", pass_context=True, retry=RETRY, queue=SERVER)
    async def training(context: procrastinate.JobContext, *, job_id: str) -> None:
        """Learn from the examples there are."""
        parts: Any = context.additional_context["parts"]
        await _told(context, job_id, train(parts.database, parts.language, UUID(job_id)))

    @tasks.task(name="retheming", pass_context=True, retry=RETRY, queue=SERVER)
    async def retheming(context: procrastinate.JobContext, *, job_id: str) -> None:
        """Bring every text to the newest version."""
        parts: Any = context.additional_context["parts"]
        await _told(context, job_id, retheme(parts.database, parts.reading, parts.language, UUID(job_id)))

    @tasks.task(name="discovery", pass_context=True, retry=RETRY, queue=SERVER)
    async def discovery(context: procrastinate.JobContext, *, job_id: str) -> None:
        """Group what no theme catches."""
        parts: Any = context.additional_context["parts"]
        await _told(
            context, job_id, discover(parts.database, parts.reading, parts.language, UUID(job_id), llm=parts.llm)
        )

    @tasks.task(name="learn", pass_context=True, queue=SERVER)
    async def learn(context: procrastinate.JobContext) -> None:
        """Begin a training where there are new examples."""
        parts: Any = context.additional_context["parts"]
        async with parts.database.transaction() as tx:
            await learn_what_is_new(tx, utc_now())

    return tasks


async def _told(context: procrastinate.JobContext, job_id: str, work: Awaitable[None]) -> None:
    """Do it; what cannot be right, or failed to the last try, is told on the job instead of being tried again."""
    try:
        await work
    except WaylineError as error:
        if not isinstance(error, Invalid) and context.job.attempts + 1 < ATTEMPTS:
            raise
        await _failed(context.additional_context["parts"].database, UUID(job_id), str(error))


async def _failed(database: Database, job_id: UUID, because: str) -> None:
    async with database.transaction() as tx:
        job = await store.hold_job(tx, job_id)
        if job is not None and job.ended_at is None:
            job.end(utc_now(), because)
