"""Bringing files in, beside the requests: one after the other, so that they do not slow each other or the desk."""

from typing import Any
from uuid import UUID

import procrastinate

from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.themes.verbatims import bringing

RETRY = procrastinate.RetryStrategy(max_attempts=20, wait=60)


def blueprint() -> procrastinate.Blueprint:
    """The tasks of imports. They find the parts of the server in their context."""
    tasks = new_blueprint()

    @tasks.task(name="bring_in", pass_context=True, queue=SERVER, lock="verbatims", retry=RETRY)
    async def bring_in(context: procrastinate.JobContext, *, import_id: str) -> None:
        """Bring a file in, from where it stopped."""
        parts: Any = context.additional_context["parts"]
        await bringing.bring_in(parts, UUID(import_id))

    @tasks.periodic(cron="37 * * * *")
    @tasks.task(name="forget", pass_context=True, queue=SERVER, queueing_lock="forget_verbatims")
    async def forget(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Let go of files that nobody began to bring in."""
        parts: Any = context.additional_context["parts"]
        await bringing.forget_left_behind(parts.database, parts.files, utc_now())

    return tasks
