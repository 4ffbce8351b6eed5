"""`wayline doctor`: what is well and what is not, in words."""

import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import msgspec
import psycopg

from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.folder import VERSION, DataDirectory

LOW_DISK = 2_000_000_000
OLDEST_POSTGRES = 150_000


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    about: str
    is_well: bool
    says: str


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that can be looked at without starting the server."""
    checks: list[Callable[[Settings], Iterator[Finding]]] = [_versions, _directory, _disk, _port, _database, _clock]
    return [finding for check in checks for finding in check(settings)]


def _versions(_: Settings) -> Iterator[Finding]:
    yield Finding("versions", True, f"Python {sys.version.split()[0]}, DuckDB {metadata.version('duckdb')}.")


def _directory(settings: Settings) -> Iterator[Finding]:
    directory = DataDirectory(settings.data)
    version = directory.version()
    if version is None:
        yield Finding("data directory", True, f"{directory.path} will be made at the first start.")
        return
    if version > VERSION:
        yield Finding("data directory", False, f"{directory.path} was written by a newer Wayline; install that one.")
        return
    mode = directory.path.stat().st_mode & 0o007
    yield Finding(
        "data directory",
        mode == 0,
        f"{directory.path}, version {version}."
        if mode == 0
        else f"{directory.path} can be read by everybody on this machine: chmod o-rwx {directory.path}",
    )


def _disk(settings: Settings) -> Iterator[Finding]:
    place = next(parent for parent in [settings.data.resolve(), *settings.data.resolve().parents] if parent.exists())
    free = shutil.disk_usage(place).free
    says = f"{free / 1e9:.1f} GB free at {place}."
    yield Finding(
        "disk", free > LOW_DISK, says if free > LOW_DISK else f"{says} Make room: below 2 GB writing may stop."
    )


def _port(settings: Settings) -> Iterator[Finding]:
    address = (settings.server.host, settings.server.port)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            running = (DataDirectory(settings.data).path / "control").exists()
            hint = "perhaps by Wayline itself" if running else "by another program: stop it, or set server.port"
            yield Finding("port", running, f"{address[0]}:{address[1]} is taken ({error.strerror}), {hint}.")
            return
    yield Finding("port", True, f"{address[0]}:{address[1]} is free.")


def _database(settings: Settings) -> Iterator[Finding]:
    if not settings.database_url:
        yield Finding("database", True, "The PostgreSQL that comes along, in the data directory.")
        return
    try:
        with psycopg.connect(settings.database_url, connect_timeout=5) as connection:
            version = connection.info.server_version
            now = connection.execute("select now()").fetchone()
    except psycopg.Error as error:
        yield Finding("database", False, f"database_url does not answer: {str(error).strip()}")
        return
    recent = version >= OLDEST_POSTGRES
    yield Finding("database", recent, f"PostgreSQL {version // 10000}{'' if recent else ': 15 or newer is needed'}.")
    if now:
        apart = abs((utc_now() - now[0]).total_seconds())
        yield Finding("database clock", apart < 2, f"{apart:.1f} s apart from ours.")  # noqa: PLR2004 (two seconds apart is too far)


def _clock(settings: Settings) -> Iterator[Finding]:
    newest = max((_written(path) for path in _files(settings.data)), default=datetime.fromtimestamp(0, UTC))
    behind = (newest - utc_now()).total_seconds()
    well = behind < 60  # noqa: PLR2004 (a minute behind is too far)
    says = (
        "The clock is not behind what was written." if well else f"The clock is {behind:.0f} s behind files it wrote."
    )
    yield Finding("clock", well, says if well else f"{says} Set it before you start: new times would lie in the past.")


def _files(data: Path) -> list[Path]:
    return [path for path in data.glob("*") if path.is_file()] if data.is_dir() else []


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
