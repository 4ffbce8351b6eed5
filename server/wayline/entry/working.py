"""`wayline worker`: run jobs on another machine."""

import asyncio

from wayline.entry import rooms
from wayline.entry.settings import Settings
from wayline.kit.errors import Invalid
from wayline.kit.jobs import make_jobs
from wayline.kit.logs import configure_logs


class DatabaseUrlNeeded(Invalid):
    """There is no shared PostgreSQL to work for."""

    code = "database_url_needed"
    message = (
        "A worker needs database_url: the same PostgreSQL as the server's. Without one the server runs its jobs itself."
    )


def work(settings: Settings) -> None:
    """Run jobs until stopped. Raises DatabaseUrlNeeded."""
    if not settings.database_url:
        raise DatabaseUrlNeeded
    configure_logs(settings.logs.format, settings.logs.level)

    async def run() -> None:
        app = make_jobs(settings.database_url, rooms.job_rooms())
        async with app.open_async():
            await app.run_worker_async(concurrency=4)

    asyncio.run(run())
