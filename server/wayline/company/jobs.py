"""Work of this room beside the requests: mail, and calendars elsewhere."""

from typing import Any
from uuid import UUID

import procrastinate

from wayline.company.access.mailing import mail_reset_link
from wayline.company.people.mailing import mail_invitation
from wayline.company.schedules.calendars.keeping import ask_for_all, look_at
from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.kit.outside import Outside
from wayline.kit.sealing import Seal

RETRY = procrastinate.RetryStrategy(max_attempts=6, exponential_wait=5)


def blueprint() -> procrastinate.Blueprint:
    """The tasks of this room. They find the parts of the server in their context."""
    tasks = new_blueprint()

    @tasks.task(name="send_reset_link", pass_context=True, retry=RETRY)
    async def send_reset_link(context: procrastinate.JobContext, *, email: str) -> None:
        """Send a link to a new password to this address, if a teammate has it."""
        parts: Any = context.additional_context["parts"]
        await mail_reset_link(parts.database, parts.mail, parts.settings.public_url, email, utc_now())

    @tasks.task(name="send_invitation", pass_context=True, retry=RETRY, queue=SERVER)
    async def send_invitation(
        context: procrastinate.JobContext, *, email: str, sealed: str, by: str, company: str
    ) -> None:
        """Send an invitation. The key its link is sealed with is in the server's data directory."""
        parts: Any = context.additional_context["parts"]
        seal = Seal.at(parts.directory.seal)
        await mail_invitation(parts.mail, email, seal.open(sealed), by, company)

    @tasks.task(name="look_at_calendar", pass_context=True, retry=RETRY, queue=SERVER)
    async def look(context: procrastinate.JobContext, *, calendar_id: str) -> None:
        """Read a calendar elsewhere, and close on its days."""
        parts: Any = context.additional_context["parts"]
        outside = Outside(allow_private=parts.settings.calendars.allow_private, within=20.0)
        await look_at(parts.database, outside, Seal.at(parts.directory.seal), UUID(calendar_id))

    @tasks.periodic(cron="43 */6 * * *")
    @tasks.task(name="look_at_calendars", pass_context=True, queueing_lock="calendars")
    async def look_at_all(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Have every calendar read again."""
        parts: Any = context.additional_context["parts"]
        async with parts.database.transaction() as tx:
            await ask_for_all(tx)

    return tasks
