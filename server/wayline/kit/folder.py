"""The data directory: ours alone, versioned, and held by one server at a time."""

import fcntl
import os
from pathlib import Path
from typing import IO

from wayline.kit.errors import Conflict, Unavailable

# 2: the log has the lines beside it, and an older program would erase from the log alone.
VERSION = 2


class DirectoryInUse(Conflict):
    """One server at a time."""

    code = "directory_in_use"
    message = "Another Wayline server holds this data directory. Stop it, or set data (WAYLINE_DATA) to another."


class DirectoryNewer(Conflict):
    """We would not understand what we find."""

    code = "directory_newer"
    message = "This data directory was written by a newer Wayline. Install that version, or restore a backup."


class DirectoryUnusable(Unavailable):
    """The operating system refused; its words are in the message."""

    code = "directory_unusable"
    message = "The data directory cannot be written."


class DataDirectory:
    """`./wayline-data` by default: made with mode 0700, locked while a server runs."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock: IO[str] | None = None

    @property
    def postgres(self) -> Path:
        """Where the PostgreSQL that comes along keeps its data."""
        return self.path / "postgres"

    @property
    def log(self) -> Path:
        """The touchpoint log."""
        return self.path / "touchpoints.duckdb"

    @property
    def files(self) -> Path:
        """Files that people sent."""
        return self.path / "files"

    @property
    def seal(self) -> Path:
        """The key that small secrets in the database are sealed with."""
        return self.path / "seal.key"

    @property
    def backups(self) -> Path:
        """Where backups go when nobody says where."""
        return self.path / "backups"

    def version(self) -> int | None:
        """The version that wrote this directory; None where there is none yet."""
        mark = self.path / "version"
        return int(mark.read_text().strip()) if mark.exists() else None

    def open(self) -> None:
        """Make it if missing, refuse a newer or a held one, and hold it.

        Raises DirectoryInUse, DirectoryNewer or DirectoryUnusable.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._hold()
            found = self.version()
            if found is not None and found > VERSION:
                self.close()
                raise DirectoryNewer(found=found, known=VERSION)
            (self.path / "version").write_text(f"{VERSION}\n")
            for part in (self.postgres, self.files, self.backups):
                part.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            reason = f"{DirectoryUnusable.message} {self.path}: {error.strerror or error}."
            raise DirectoryUnusable(reason, path=str(self.path)) from error

    def _hold(self) -> None:
        self._lock = (self.path / "lock").open("a+")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            self._lock = None
            raise DirectoryInUse(path=str(self.path)) from error
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()))
        self._lock.flush()

    def close(self) -> None:
        """Let go of it."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
