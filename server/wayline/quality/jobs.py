"""Work of this room beside the requests."""

from typing import Any

import procrastinate

from wayline.company import find_company
from wayline.kit.clock import utc_now
from wayline.kit.jobs import SERVER
from wayline.kit.jobs import blueprint as new_blueprint
from wayline.quality.planning.keeping import draw_due
from wayline.quality.training.giving import remind


def blueprint() -> procrastinate.Blueprint:
    """The tasks of this room. They find the parts of the server in their context."""
    tasks = new_blueprint()

    @tasks.periodic(cron="*/10 * * * *")
    @tasks.task(name="remind", pass_context=True, queueing_lock="quality_remind")
    async def remind_of_training(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (periodic tasks are told when they are due)
        """Remind of training that is due tomorrow or today."""
        parts: Any = context.additional_context["parts"]
        async with parts.database.transaction() as tx:
            if await find_company(tx) is not None:
                await remind(tx, utc_now())

    @tasks.periodic(cron="* * * * *")
    @tasks.task(name="draw", pass_context=True, queue=SERVER, queueing_lock="quality_draw")
    async def draw_weekly(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 (as above)
        """Draw the weekly samples that are due."""
        parts: Any = context.additional_context["parts"]
        await draw_due(parts.database, parts.reading, utc_now())

    return tasks
