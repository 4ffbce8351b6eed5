"""Work of mail beside the requests: reading what came, sending what goes out."""

from typing import Any
from uuid import UUID

import procrastinate

from wayline.channels.email import taking
from wayline.channels.email.onward import going_on
from wayline.channels.email.outgoing import sending
from wayline.channels.email.outgoing.sending import NO_ADDRESS, NoAddress
from wayline.channels.email.taking_together import Together
from wayline.kit.clock import utc_now
from wayline.kit.errors import WaylineError
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint

SEND = "email:send"
ATTEMPTS = 8
RETRY_IN = procrastinate.RetryStrategy(max_attempts=20, exponential_wait=3)
RETRY_OUT = procrastinate.RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=5)


def blueprint() -> procrastinate.Blueprint:
    """The tasks of mail. Files lie in the server's data directory, so that these run there."""
    tasks, together = new_blueprint(), Together()

    @tasks.task(name="take_in_waiting", pass_context=True, queue=SERVER, retry=RETRY_IN)
    async def take_in_waiting(context: procrastinate.JobContext) -> None:
        """Read the mails that were stored, and put them where they belong."""
        parts: Any = context.additional_context["parts"]
        await together.take_in(parts.database, parts.files, died=context.job.attempts > 0)

    @tasks.task(name="take_in", pass_context=True, queue=SERVER, retry=RETRY_IN)
    async def take_in(context: procrastinate.JobContext, *, mail_id: str) -> None:
        """Read a mail that was stored, and put it where it belongs."""
        parts: Any = context.additional_context["parts"]
        await taking.take_in(parts.database, parts.files, UUID(mail_id), utc_now())

    @tasks.task(name="send", pass_context=True, queue=SERVER, retry=RETRY_OUT)
    async def send(context: procrastinate.JobContext, *, entry_id: str) -> None:
        """Send what a teammate wrote; after the last attempt the conversation says that it did not go."""
        parts: Any = context.additional_context["parts"]
        entry = UUID(entry_id)
        try:
            await sending.send(parts.database, parts.files, parts.mail, entry, utc_now())
        except NoAddress:
            await sending.give_up(parts.database, entry, NO_ADDRESS, utc_now())
        except WaylineError as error:  # the server refused, or a file is away: it may be well in a while
            if context.job.attempts + 1 < ATTEMPTS:
                raise
            await sending.give_up(parts.database, entry, str(error.facts.get("reason") or error), utc_now())

    @tasks.task(name="go_on", pass_context=True, queue=SERVER, retry=RETRY_IN)
    async def go_on(context: procrastinate.JobContext, *, entry_id: str) -> None:
        """Mail what was answered in a chat and not read there."""
        parts: Any = context.additional_context["parts"]
        await going_on.go_on(parts.database, UUID(entry_id), utc_now())

    return tasks
