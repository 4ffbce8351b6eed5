"""The wheel stands alone: installed in an empty environment, without Node and without the checkout, it serves."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.running import free_port

SERVER = Path(__file__).resolve().parents[2]
ROOT = SERVER.parent
PATIENCE = 120.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not (ROOT / "console/dist/index.html").is_file(), reason="`make wheel` builds the pages first"),
]


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that others may look into: as root, PostgreSQL runs as somebody else, from the environment's files."""
    with tempfile.TemporaryDirectory(prefix="wayline-wheel-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def installed(place: Path) -> Path:
    """The bin folder of an environment that holds the wheel and what it was locked with, nothing else."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, SERVER, cwd=place)
    (wheel,) = place.glob("wayline-*.whl")
    run(sys.executable, "-m", "venv", place / "env", cwd=place)
    python = place / "env/bin/python"
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    pip = [python, "-m", "pip", "install", "-q", "--no-compile"]
    install = [uv, "pip", "install", "-q", "--python", python] if uv else pip
    run(*install, "--require-hashes", "-r", SERVER / "requirements.lock", cwd=place)
    run(*install, "--no-deps", wheel, cwd=place)
    run(python, "-m", "pip", "check", cwd=place)
    return python.parent


@pytest.fixture(scope="module")
def path_without_node(place: Path) -> Path:
    """Every program of this machine but Node's."""
    folder = place / "programs"
    folder.mkdir()
    for program in [*Path("/usr/bin").iterdir(), *Path("/usr/sbin").iterdir()]:
        link = folder / program.name
        if program.name not in {"node", "nodejs", "npm", "npx"} and not link.exists():
            link.symlink_to(program)
    return folder


@pytest.fixture(scope="module")
def address(installed: Path, path_without_node: Path, place: Path) -> Iterator[str]:
    """Where the installed `wayline serve` answers, with a PATH that has no Node."""
    path = f"{installed}{os.pathsep}{path_without_node}"
    assert shutil.which("node", path=path) is None
    port = free_port()
    environment = {"PATH": path, "HOME": str(place), "WAYLINE_SERVER__PORT": str(port)}
    with (place / "log").open("wb") as log:
        server = subprocess.Popen(
            [installed / "wayline", "serve"], cwd=place, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", place / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_until_ready(address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/health/ready").status_code == httpx.codes.OK:
                return
        time.sleep(0.2)
    pytest.fail(f"the installed server is not ready after {PATIENCE:.0f} s:\n{log.read_text()[-2000:]}")


def test_the_installed_server_shows_the_console(address: str) -> None:
    page = httpx.get(address, follow_redirects=True, timeout=60)
    assert page.status_code == httpx.codes.OK
    assert '<div id="root">' in page.text


def test_the_installed_server_gives_out_the_script_tag(address: str) -> None:
    script = httpx.get(f"{address}/w.js", timeout=60)
    assert script.status_code == httpx.codes.OK
    assert "javascript" in script.headers["content-type"]
