"""A real server in a process of its own, for tests of sockets, browsers, crashes and restarts."""

import ctypes
import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

import httpx

STARTS_WITHIN = 120.0
FIRST_PORT, LAST_PORT = 20_000, 32_000
_kept: list[IO[str]] = []


class RunningServer:
    """`wayline serve` (or another command) on a free port with a data directory; may be killed and started again."""

    def __init__(self, data: Path, *command: str, **environ: str) -> None:
        self.data = data
        self._command = command or ("serve",)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environ = {
            **os.environ,
            "WAYLINE_DATA": str(data),
            "WAYLINE_SERVER__PORT": str(self.port),
            "WAYLINE_LOGS__FORMAT": "json",
            **environ,
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log_file(self) -> Path:
        """What it wrote to standard output and error, of every start."""
        return self.data.with_suffix(".log")

    def start(self) -> None:
        """Start it and return when it is ready to serve."""
        command = [str(Path(sys.executable).with_name("wayline")), *self._command]
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=self._environ,
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 (one system call, no lock)
            )
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"The server stopped: {self.log_file.read_text()[-2000:]}")
            if self._is_ready():
                return
            time.sleep(0.05)
        raise TimeoutError(f"The server was not ready: {self.log_file.read_text()[-2000:]}")

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health/ready", timeout=2).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    def says(self, pattern: str) -> str:
        """Wait until its log has this pattern; the pattern's group."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.log_file.read_text()):
                return found[1]
            time.sleep(0.05)
        raise TimeoutError(f"The server never said {pattern}: {self.log_file.read_text()[-2000:]}")

    def kill(self) -> None:
        """Kill it as a power cut would: no goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(STARTS_WITHIN)
            self._process = None


class RunningWorker(RunningServer):
    """`wayline worker` against a PostgreSQL; `data` is no data directory, only where its log lies."""

    def __init__(self, data: Path, database_url: str, **environ: str) -> None:
        super().__init__(data, "worker", WAYLINE_DATABASE_URL=database_url, **environ)

    def _is_ready(self) -> bool:
        return '"event": "working"' in self.log_file.read_text()


def free_port() -> int:
    """A port nobody listens on, nor on the one beside it (the shop of a demo listens there).

    It is kept for this test process until that ends: no other is given it, and as it lies below those that the system
    gives to whoever connects (32768 and up, on Linux), nobody has it by chance when its server comes to listen.
    """
    for port in range(FIRST_PORT, LAST_PORT, 2):
        if _is_kept(port) and all(_is_free(each) for each in (port, port + 1)):
            return port
    raise RuntimeError("No port is free.")


def _is_kept(port: int) -> bool:
    try:
        kept = Path(tempfile.gettempdir(), f"wayline-port-{port}").open("a")  # noqa: SIM115 (kept open: that is the hold)
    except PermissionError:  # somebody else's
        return False
    try:
        fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        kept.close()
        return False
    _kept.append(kept)
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _end_with_parent() -> None:
    """Have the kernel stop the server when the test process goes away, however it goes (Linux)."""
    die_with_parent = 1
    ctypes.CDLL(None).prctl(die_with_parent, signal.SIGTERM)
