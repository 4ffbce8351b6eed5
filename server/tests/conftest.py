"""The real parts, fresh for every test: a PostgreSQL database from a migrated template, a log, the application."""

import asyncio
import hashlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import psutil
import psycopg
import pytest
from litestar import Litestar
from litestar.datastructures import State

from tests.cast import as_role, cast
from tests.post_office import office
from tests.running import RunningServer
from wayline.entry.asgi import app_arguments, at_work
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
MEMORY, ENOUGH = Path("/dev/shm"), 2_000_000_000  # noqa: S108 (a folder of our own in it)
LOST_WITH_ITS_MACHINE = ("fsync = off", "full_page_writes = off", "max_wal_size = '128MB'")
__all__ = ["as_role", "cast", "office"]  # fixtures that live with the cast


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a slow test first: a long one that begins last has a core to itself and the other wait for it."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of this test process in memory, where there is enough of it: a new database is 700 files."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ENOUGH:
        yield tmp_path_factory.mktemp("memory")
        return
    for left in MEMORY.glob(f"{HOME.name}-*"):  # by a process that was killed
        if not psutil.pid_exists(int(left.name.rpartition("-")[2])):
            shutil.rmtree(left, ignore_errors=True)
    folder = MEMORY / f"{HOME.name}-{os.getpid()}"
    folder.mkdir(mode=0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(memory: Path) -> Iterator[str]:
    """One PostgreSQL for this test process, with a migrated template. Gives its URL."""
    server = EmbeddedPostgres(memory / "postgres")
    url = server.start()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in LOST_WITH_ITS_MACHINE:
            connection.execute(f"alter system set {setting}")
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


@pytest.fixture(scope="session")
def handlers() -> Litestar:
    """Every room's handlers behind one edge, routed once for this test process; they keep nothing of their own."""
    return Litestar(**app_arguments())


@pytest.fixture
async def app(handlers: Litestar, settings: Settings, database_url: str) -> AsyncIterator[Litestar]:
    """The whole application, running in this process and on this event loop."""
    directory = DataDirectory(settings.data)
    directory.open()
    handlers.state = State()
    started, stop = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with at_work(handlers, settings, directory, database_url):
            started.set()
            await stop.wait()

    task = asyncio.create_task(run())
    await asyncio.wait({task, asyncio.create_task(started.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    yield handlers
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
        async with asyncio.timeout(60):
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
