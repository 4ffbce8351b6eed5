"""Backups: one file with the database, the log and the files; and the way back.

The database is dumped first and the log copied after it, so the log is never behind: what the dump's outbox still
holds is shipped again after a restore, and each id counts once.
"""

import asyncio
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path

from wayline import __version__
from wayline.customers.erasing import LIST, erase_again, erased_since
from wayline.entry.erasing import register_erasing
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.errors import Conflict, Invalid, Unavailable
from wayline.kit.folder import VERSION, DataDirectory, DirectoryNewer
from wayline.kit.migrating import migrate
from wayline.kit.postgres import EmbeddedPostgres, postgres_tool
from wayline.touchpoints.engines.engine import Engine

MANIFEST = "manifest.json"
DUMP = "database.dump"


class BackupUnreadable(Invalid):
    """The file is something else, or broken."""

    code = "backup_unreadable"
    message = "This file is not a Wayline backup."


class DirectoryNotEmpty(Conflict):
    """A restore never overwrites."""

    code = "directory_not_empty"
    message = "There is data in this directory already. Move it away, or set data (WAYLINE_DATA) to an empty one."


class ToolFailed(Unavailable):
    """Its own words are in the message."""

    code = "tool_failed"
    message = "A PostgreSQL tool failed."


def back_up(url: str, engine: Engine, directory: DataDirectory, to: Path, at: datetime) -> Path:
    """Write one backup file, with mode 0600, whole or not at all. Blocks; returns its path."""
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=to.parent) as place:
        folder = Path(place)
        _run("pg_dump", "--format=custom", "--compress=gzip:3", f"--file={folder / DUMP}", url)
        engine.backup(folder)
        manifest = {"wayline": __version__, "directory": VERSION, "made_at": at.isoformat()}
        (folder / MANIFEST).write_text(json.dumps(manifest))
        unfinished = folder / "backup.tar"
        with tarfile.open(unfinished, "w") as archive:
            for part in (MANIFEST, DUMP, directory.log.name):
                archive.add(folder / part, part)
            if directory.files.is_dir():
                archive.add(directory.files, "files")
            if directory.seal.is_file():
                archive.add(directory.seal, directory.seal.name)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.chmod(0o600)
        unfinished.replace(to)
    return to


def restore(settings: Settings, backup: Path) -> dict[str, str]:
    """Bring a backup back into an empty data directory (and database). Returns its manifest.

    Who was erased since it was made is erased again, where the list of erasures lies beside it.
    Raises BackupUnreadable, DirectoryNotEmpty, DirectoryNewer.
    """
    directory = DataDirectory(settings.data)
    if directory.version() is not None:
        raise DirectoryNotEmpty(path=str(directory.path))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        manifest = _unpack(backup, folder)
        if int(manifest["directory"]) > VERSION:
            raise DirectoryNewer(found=manifest["directory"], known=VERSION)
        directory.open()
        postgres = None if settings.database_url else EmbeddedPostgres(directory.postgres)
        try:
            url = postgres.start() if postgres else settings.database_url
            _run(
                "pg_restore",
                "--no-owner",
                "--exit-on-error",
                "--single-transaction",
                f"--dbname={url}",
                str(folder / DUMP),
            )
            shutil.copyfile(folder / directory.log.name, directory.log)
            if (folder / "files").is_dir():
                shutil.copytree(folder / "files", directory.files, dirs_exist_ok=True)
            if (folder / directory.seal.name).is_file():
                shutil.copy2(folder / directory.seal.name, directory.seal)
            migrate(url)
            asyncio.run(_erase_again(url, backup.parent, directory, datetime.fromisoformat(manifest["made_at"])))
        finally:
            if postgres:
                postgres.stop()
            directory.close()
    return manifest


async def _erase_again(url: str, beside: Path, directory: DataDirectory, made_at: datetime) -> None:
    """Whoever was erased after the backup was made stays erased: the list lies beside the backups."""
    erased = erased_since(beside, made_at)
    if not erased:
        return
    shutil.copyfile(beside / LIST, directory.backups / LIST)
    register_erasing()
    database = Database(url, pool_size=1)
    try:
        async with database.transaction() as tx:
            await erase_again(tx, erased, utc_now())
    finally:
        await database.close()


def _unpack(backup: Path, folder: Path) -> dict[str, str]:
    try:
        with tarfile.open(backup) as archive:
            archive.extractall(folder, filter="data")
        found: dict[str, str] = json.loads((folder / MANIFEST).read_text())
    except (tarfile.TarError, OSError, ValueError) as error:
        raise BackupUnreadable(f"{BackupUnreadable.message} {backup}: {error}.") from error
    return found


def _run(tool: str, *arguments: str) -> None:
    """One of PostgreSQL's own tools: the one that comes along, so that its version fits."""
    done = subprocess.run([str(postgres_tool(tool)), *arguments], capture_output=True, text=True, check=False)  # noqa: S603 our own words
    if done.returncode != 0:
        raise ToolFailed(f"{tool} failed: {done.stderr.strip() or done.stdout.strip()}")
