"""The real parts, fresh for every test: a PostgreSQL database from a migrated template, a log, the application."""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
from litestar import Litestar

from tests.cast import as_role, cast
from tests.post_office import office
from tests.running import RunningServer
from wayline.entry.asgi import make_app
from wayline.entry.parts import Parts
from wayline.entry.settings import ServerSettings, Settings
from wayline.kit.db import Database
from wayline.kit.folder import DataDirectory
from wayline.kit.ids import new_id
from wayline.kit.migrating import migrate
from wayline.kit.outbox import waiting_rows
from wayline.kit.postgres import EmbeddedPostgres
from wayline.language import LanguageSettings
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import LogWriter

TEMPLATE = "template_wayline"
# pytest closes its folder to all but its user whenever a run begins, and PostgreSQL, which root may not run as itself,
# falls over in the runs that go on beside it. So each checkout has a folder of its own; short, for a socket's path is.
HOME = Path(tempfile.gettempdir(), f"w{hashlib.sha256(__file__.encode()).hexdigest()[:4]}")
HOME.mkdir(mode=0o711, exist_ok=True)
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(HOME))
__all__ = ["as_role", "cast", "office"]  # fixtures that live with the cast


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One PostgreSQL for this test process, with a migrated template. Gives its URL."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"))
    url = server.start()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("alter system set fsync = off")
        connection.execute("select pg_reload_conf()")
        connection.execute(f"create database {TEMPLATE}")
    migrate(with_database(url, TEMPLATE))
    yield url
    server.stop()


@pytest.fixture
def database_url(postgres: str) -> Iterator[str]:
    """A database of this test's own."""
    name = f"test_{new_id().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE}")
    yield with_database(postgres, name)
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Its pool."""
    found = Database(database_url, pool_size=5)
    yield found
    await found.close()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckLog]:
    """An empty log."""
    found = DuckLog(tmp_path / "touchpoints.duckdb")
    yield found
    found.close()


@pytest.fixture
async def writer(engine: DuckLog) -> AsyncIterator[LogWriter]:
    """Its writer."""
    found = LogWriter(engine)
    found.start()
    yield found
    await found.stop()


@pytest.fixture
def reading(engine: DuckLog) -> Iterator[Reading]:
    """Its reader."""
    found = Reading(engine)
    yield found
    found.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a server in a folder of its own; texts are read by the tests that are about that."""
    server, language = ServerSettings(public_url="http://wayline.test"), LanguageSettings(enabled=False)
    return Settings(data=tmp_path / "data", server=server, language=language)


@pytest.fixture
async def app(settings: Settings, database_url: str) -> AsyncIterator[Litestar]:
    """The whole application, running in this process and on this event loop."""
    directory = DataDirectory(settings.data)
    directory.open()
    found = make_app(settings, directory, database_url)
    started, stop = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with found.lifespan():
            started.set()
            await stop.wait()

    task = asyncio.create_task(run())
    await asyncio.wait({task, asyncio.create_task(started.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    yield found
    stop.set()
    await task
    directory.close()


@pytest.fixture
async def client(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks to it; nobody is signed in."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://wayline.test") as found:
        yield found


@pytest.fixture
def parts(app: Litestar) -> Parts:
    """The parts of that application."""
    found: Parts = app.state.parts
    return found


@pytest.fixture
def settled(parts: Parts) -> Callable[[], Awaitable[None]]:
    """Wait until everything recorded so far is in the log: `await settled()`."""

    async def wait() -> None:
        async with asyncio.timeout(10):
            while True:
                async with parts.database.transaction() as tx:
                    if not any(await waiting_rows(tx)):
                        return
                await asyncio.sleep(0.01)

    return wait


def with_database(url: str, name: str) -> str:
    """The same server, another database."""
    return url.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One real server for the tests of this process that need sockets or a browser."""
    found = RunningServer(tmp_path_factory.mktemp("server") / "data")
    found.start()
    yield found
    found.stop()
