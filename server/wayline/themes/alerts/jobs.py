"""Looking once an hour whether a day is over that nobody was told of; mail."""

from typing import Any
from uuid import UUID

import procrastinate

from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.themes.alerts.mailing import mail_alarm
from wayline.themes.alerts.raising import look
from wayline.themes.words.reads import Words

RETRY = procrastinate.RetryStrategy(max_attempts=6, exponential_wait=5)


def blueprint() -> procrastinate.Blueprint:
    """The tasks of alerts. They find the parts of the server in their context."""
    tasks = new_blueprint()

    @tasks.periodic(cron="12 * * * *")
    @tasks.task(name="look", pass_context=True, queue=SERVER, queueing_lock="words_alerts")
    async def look_again(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Judge what is due."""
        parts: Any = context.additional_context["parts"]
        await look(parts.database, Words(parts.reading), utc_now())

    @tasks.task(name="mail", pass_context=True, retry=RETRY)
    async def mail(context: procrastinate.JobContext, *, alarm_id: str) -> None:
        """Mail an alarm to whoever asked for it."""
        parts: Any = context.additional_context["parts"]
        await mail_alarm(parts.database, parts.mail, parts.settings.public_url, UUID(alarm_id))

    return tasks
