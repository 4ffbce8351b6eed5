"""Mail of this room, sent beside the requests."""

from typing import Any

import procrastinate

from wayline.company.access.mailing import mail_reset_link
from wayline.company.people.mailing import mail_invitation
from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
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

    return tasks
