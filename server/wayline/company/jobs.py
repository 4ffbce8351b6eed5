"""Mail of this room, sent beside the requests."""

from typing import Any

import procrastinate

from wayline.company.access.mailing import mail_reset_link
from wayline.kit.clock import utc_now
from wayline.kit.jobs import blueprint as new_blueprint


def blueprint() -> procrastinate.Blueprint:
    """The tasks of this room."""
    tasks = new_blueprint()

    @tasks.task(name="send_reset_link", pass_context=True, retry=5)
    async def send_reset_link(context: procrastinate.JobContext, *, email: str) -> None:
        """Send a link to a new password to this address, if a teammate has it."""
        parts: Any = context.additional_context["parts"]
        await mail_reset_link(parts.database, parts.mail, parts.settings.public_url, email, utc_now())

    return tasks
