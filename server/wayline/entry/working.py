"""`wayline worker`: run jobs on another machine."""

import asyncio
import signal
from dataclasses import dataclass

from procrastinate.exceptions import ConnectorException

from wayline.entry import rooms
from wayline.entry.lasting import end, lasting
from wayline.entry.settings import Settings
from wayline.kit import jobs
from wayline.kit.db import Database, DatabaseAway
from wayline.kit.errors import Invalid
from wayline.kit.logs import configure_logs, logger
from wayline.kit.mail import Mailer, make_mailer

log = logger("worker")


class DatabaseUrlNeeded(Invalid):
    """There is no shared PostgreSQL to work for."""

    code = "database_url_needed"
    message = (
        "A worker needs database_url: the same PostgreSQL as the server's. Without one the server runs its jobs itself."
    )


@dataclass(frozen=True)
class WorkerParts:
    """What a job finds away from the server: neither the log nor the data directory, which are the server's."""

    settings: Settings
    database: Database
    mail: Mailer


def work(settings: Settings) -> None:
    """Run jobs until SIGINT or SIGTERM, through restarts of PostgreSQL. Raises DatabaseUrlNeeded, DatabaseAway."""
    if not settings.database_url:
        raise DatabaseUrlNeeded
    configure_logs(settings.logs.format, settings.logs.level)
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    app = jobs.make_jobs(settings.database_url, rooms.job_rooms())
    database = Database(settings.database_url, pool_size=jobs.AT_ONCE)
    parts = WorkerParts(settings, database, make_mailer(settings.mail.smtp_url, settings.mail.sender))
    try:
        await app.open_async()
    except ConnectorException as error:
        raise DatabaseAway from error
    running = [
        asyncio.create_task(lasting(lambda: jobs.run(app, parts, [jobs.ANYWHERE]), "jobs")),
        asyncio.create_task(lasting(lambda: jobs.keep_taking_up(app, database), "jobs of the dead")),
    ]
    log.info("working", queue=jobs.ANYWHERE)
    try:
        await stopping.wait()
    finally:
        await end(running)
        await app.close_async()
        await database.close()
