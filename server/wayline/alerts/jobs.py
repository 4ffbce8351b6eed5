"""Work of alerts beside the requests."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import procrastinate

from wayline.alerts import store
from wayline.alerts.keeping import look_again as have_looked_again
from wayline.alerts.minding.mailboxes import mind_mailboxes
from wayline.alerts.minding.pace import mind_pace
from wayline.alerts.sending.delivering import deliver
from wayline.alerts.sending.mailing import mail_alarms
from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.kit.outside import Outside
from wayline.kit.sealing import Seal
from wayline.metrics import Numbers

KEPT = timedelta(days=90)
RETRY = procrastinate.RetryStrategy(max_attempts=6, exponential_wait=5)


def blueprint() -> procrastinate.Blueprint:
    """The tasks of alerts. They find the parts of the server in their context."""
    tasks = new_blueprint()

    @tasks.task(name="look_again", pass_context=True, retry=5)
    async def look_again(context: procrastinate.JobContext) -> None:
        """Have every alert look at all work in hand, after a change of rules or hours."""
        parts: Any = context.additional_context["parts"]
        await have_looked_again(parts.database)

    @tasks.task(name="mail", pass_context=True, retry=RETRY)
    async def mail(context: procrastinate.JobContext, *, teammate_id: str, alarm_ids: list[str]) -> None:
        """Write to a teammate of what is due for them."""
        parts: Any = context.additional_context["parts"]
        ids = [UUID(each) for each in alarm_ids]
        await mail_alarms(parts.database, parts.mail, parts.settings.public_url, UUID(teammate_id), ids)

    @tasks.task(name="deliver", pass_context=True, retry=RETRY)
    async def carry(context: procrastinate.JobContext, *, delivery_id: str) -> None:
        """Carry one thing to one place outside; further tries are asked for, and not this job's."""
        parts: Any = context.additional_context["parts"]
        outside = Outside(allow_private=parts.settings.alerts.allow_private, within=10.0, most=20_000)
        seal = Seal.at(parts.directory.seal)
        await deliver(parts.database, outside, seal, parts.settings.public_url, UUID(delivery_id))

    @tasks.periodic(cron="*/5 * * * *")
    @tasks.task(name="mind", pass_context=True, queueing_lock="alarms_mind")
    async def mind(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Look at mailboxes."""
        parts: Any = context.additional_context["parts"]
        async with parts.database.transaction() as tx:
            await mind_mailboxes(tx, utc_now())

    @tasks.periodic(cron="17 * * * *")
    @tasks.task(name="pace", pass_context=True, queue=SERVER, queueing_lock="alarms_pace")
    async def pace(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (as above)
        """Look at how long customers wait."""
        parts: Any = context.additional_context["parts"]
        await mind_pace(parts.database, Numbers(parts.reading), utc_now())

    @tasks.periodic(cron="41 3 * * *")
    @tasks.task(name="forget_old", pass_context=True, queueing_lock="alarms_forget_old")
    async def forget_old(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Forget alarms that were over three months ago."""
        parts: Any = context.additional_context["parts"]
        async with parts.database.transaction() as tx:
            await store.drop_old(tx, utc_now() - KEPT)

    return tasks
