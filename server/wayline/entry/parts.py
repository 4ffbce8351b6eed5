"""What a running server is made of, opened in order and closed in the reverse."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import procrastinate

from wayline.entry.backup import back_up
from wayline.entry.lasting import end, lasting
from wayline.entry.settings import Settings
from wayline.kit import jobs, outbox
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.files import Files
from wayline.kit.folder import DataDirectory
from wayline.kit.live import Live
from wayline.kit.logs import logger
from wayline.kit.mail import Mailer, make_mailer
from wayline.kit.migrating import behind_at, migrate
from wayline.kit.postgres import EmbeddedPostgres
from wayline.kit.sealing import Seal
from wayline.language import Language
from wayline.llm import Llm, with_open_key
from wayline.touchpoints import recording
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import LogWriter

log = logger("entry")


@dataclass
class Parts:
    """The parts every room may be given."""

    settings: Settings
    directory: DataDirectory
    database: Database
    live: Live
    engine: DuckLog
    writer: LogWriter
    reading: Reading
    files: Files
    mail: Mailer
    language: Language
    llm: Llm
    jobs: procrastinate.App
    relay: outbox.Relay
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def keep_running(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        """Run `work` beside the server until it stops; if it fails it is logged and begun again."""
        self.tasks.append(asyncio.create_task(lasting(work, name), name=name))


def prepare(settings: Settings) -> tuple[DataDirectory, EmbeddedPostgres | None, str]:
    """Hold the data directory, start PostgreSQL if it is ours, bring its tables up to date. Returns its URL."""
    directory = DataDirectory(settings.data)
    directory.open()
    postgres = None if settings.database_url else EmbeddedPostgres(directory.postgres)
    try:
        url = postgres.start() if postgres else settings.database_url
        behind = behind_at(url)
        if behind is not None:
            _back_up_first(directory, url, behind)
        migrate(url)
    except BaseException:
        if postgres:
            postgres.stop()
        directory.close()
        raise
    return directory, postgres, url


def _back_up_first(directory: DataDirectory, url: str, revision: str) -> None:
    """An upgrade that cannot be undone is one restore away from being undone."""
    engine = DuckLog(directory.log)
    try:
        back_up(url, engine, directory, directory.backups / f"before-upgrade-from-{revision}.tar", utc_now())
    finally:
        engine.close()


@asynccontextmanager
async def open_parts(
    settings: Settings, directory: DataDirectory, url: str, job_rooms: dict[str, procrastinate.Blueprint]
) -> AsyncIterator[Parts]:
    """Open everything; on the way out, finish what was acknowledged and close in reverse order."""
    async with AsyncExitStack() as stack:
        database = Database(url)
        stack.push_async_callback(database.close)
        live = Live(url)
        await live.start()
        stack.push_async_callback(live.stop)
        engine = DuckLog(directory.log, threads=settings.log_threads, memory=settings.log_memory)
        stack.callback(engine.close)
        reading = Reading(engine)
        stack.callback(reading.close)
        writer = LogWriter(engine)
        writer.start()
        stack.push_async_callback(writer.stop)
        app = jobs.make_jobs(url, job_rooms)
        await stack.enter_async_context(app.open_async())
        relay = outbox.Relay(database, live, {**recording.shippers(writer), jobs.KIND: jobs.shipper(app)})
        files = Files.at(settings.files_url or directory.files)
        mail = make_mailer(settings.mail.smtp_url, settings.mail.sender)
        language = Language(settings.language)
        stack.push_async_callback(language.stop)
        llm = Llm(with_open_key(settings.llm, Seal.at(directory.seal)), database)
        parts = Parts(
            settings, directory, database, live, engine, writer, reading, files, mail, language, llm, app, relay
        )
        parts.keep_running(relay.run, "relay")
        parts.keep_running(lambda: jobs.run(app, parts), "jobs")
        parts.keep_running(lambda: jobs.keep_taking_up(app, database), "jobs of the dead")
        try:
            yield parts
        finally:
            relay.stop()
            await end(parts.tasks)
