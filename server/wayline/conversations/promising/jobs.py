"""Work of promises beside the requests: what a change of rules moves, and what a policy says is to be done."""

from typing import Any
from uuid import UUID

import procrastinate

from wayline.conversations.promising.acting import act_on, mail_of
from wayline.conversations.promising.keeping import keep_again
from wayline.kit.clock import utc_now
from wayline.kit.jobs import blueprint as new_blueprint


def blueprint() -> procrastinate.Blueprint:
    """The tasks of promises."""
    tasks = new_blueprint()

    @tasks.task(name="policies_changed", pass_context=True, lock="promises", retry=5)
    async def policies_changed(context: procrastinate.JobContext) -> None:
        """Bring promises up to date after a change of policies."""
        parts: Any = context.additional_context["parts"]
        await keep_again(parts.database, "policy")

    @tasks.task(name="hours_changed", pass_context=True, lock="promises", retry=5)
    async def hours_changed(context: procrastinate.JobContext) -> None:
        """Bring promises up to date after a change of opening hours."""
        parts: Any = context.additional_context["parts"]
        await keep_again(parts.database, "schedule")

    @tasks.task(name="act", pass_context=True, retry=5)
    async def act(context: procrastinate.JobContext, *, change_id: str) -> None:
        """Do what a policy says is to be done about a promise."""
        parts: Any = context.additional_context["parts"]
        await act_on(parts.database, UUID(change_id), utc_now())

    @tasks.task(name="mail", pass_context=True, retry=5)
    async def mail(context: procrastinate.JobContext, *, change_id: str, teammate_id: str) -> None:
        """Write to a teammate what became of a promise."""
        parts: Any = context.additional_context["parts"]
        console = parts.settings.public_url
        await mail_of(parts.database, parts.mail, console, UUID(change_id), UUID(teammate_id))

    return tasks
