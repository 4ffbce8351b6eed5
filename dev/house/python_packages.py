"""The Python side of the environment: `.venv`, filled from lock files with hashes."""

import shutil
import subprocess
import sys
from pathlib import Path

from house.stamps import digest, forget, is_fresh, mark
from house.steps import CannotGoOn, step
from house.tree import PYTHON, ROOT, SERVER, VENV

BUILD_LOCK = ROOT / "dev" / "build.lock"
LOCKS = {"demo": SERVER / "requirements.lock", "dev": SERVER / "requirements-dev.lock"}
NETWORK = (
    "Python packages could not be installed: check the network and this machine's package index, then run it again"
)


def make_environment(kind: str) -> None:
    """Make `.venv` hold what `kind` ("demo" or "dev") needs, exactly as locked, and Wayline itself.

    Raises:
        CannotGoOn: no environment can be made here, or the packages cannot be had.
    """
    if not _works(PYTHON):
        _create()
    wanted = {name: _fingerprint(name) for name in LOCKS}
    # What builders have holds all that lookers need: one environment serves both.
    if not any(is_fresh(f"python-{name}", wanted[name]) for name in {kind, "dev"}):
        _install(kind)
        mark(f"python-{kind}", wanted[kind])
    compile_ahead(SERVER / "wayline")


def compile_ahead(folder: Path) -> None:
    """Compile what changed in this folder, where Python itself may not keep what it compiles at a start too.

    What cannot be compiled is left for Python to say at the start.
    """
    subprocess.run([PYTHON, "-m", "compileall", "-q", "-q", folder], check=False)


def _install(kind: str) -> None:
    forget(f"python-{kind}")
    install = _installer()
    step(
        f"python-{kind}",
        "Python packages",
        [
            [*install, "--require-hashes", "-r", LOCKS[kind]],
            [*install, "--require-hashes", "-r", BUILD_LOCK],
        ],
        remedy=NETWORK,
        env={"UV_SYSTEM_CERTS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    step(
        "wayline",
        "Wayline itself",
        [[*install, "--no-deps", "--no-build-isolation", "-e", SERVER]],
        remedy="Wayline's own package could not be installed: mend server/pyproject.toml and run it again",
    )


def install_locked(name: str, title: str, lock: Path) -> None:
    """Install one more lock file into `.venv`.

    Raises:
        CannotGoOn: the packages cannot be had.
    """
    step(
        name,
        title,
        [[*_installer(), "--require-hashes", "-r", lock]],
        remedy=NETWORK,
        env={"UV_SYSTEM_CERTS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )


def _fingerprint(kind: str) -> str:
    version = subprocess.run([PYTHON, "-V"], capture_output=True, text=True, check=True).stdout
    return digest([LOCKS[kind], BUILD_LOCK, SERVER / "pyproject.toml"], version, str(VENV))


def _create() -> None:
    uv = shutil.which("uv")
    command = [uv, "venv", "--python", sys.executable, VENV] if uv else [sys.executable, "-m", "venv", VENV]
    shutil.rmtree(VENV, ignore_errors=True)
    step(
        "environment",
        "Python environment",
        [[str(part) for part in command]],
        remedy="Python's venv could not make .venv: install it (Debian: apt-get install python3-venv) and run it again",
    )
    if not _works(PYTHON):
        message = "The new .venv does not start: remove it, check the Python on PATH and run it again."
        raise CannotGoOn(message)


def _works(python: Path) -> bool:
    """Whether the environment's Python starts and is new enough; one left by a Python since removed is not."""
    if not python.exists():
        return False
    asked = subprocess.run(
        [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], capture_output=True, check=False
    )
    return asked.returncode == 0


def _installer() -> list[str]:
    """Compiled while installing: a server that compiles at its start takes twice as long.

    It does so at every start where it may not keep what it compiled (PYTHONDONTWRITEBYTECODE, a read-only image).
    """
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
