"""What the tests need from the machine itself, listed in dev/apt-packages.txt."""

import os
import shutil
import subprocess

from house.steps import CannotGoOn, step
from house.tree import ROOT

LIST = ROOT / "dev" / "apt-packages.txt"


def install_missing() -> None:
    """Install the listed packages whose command is not on PATH, as root or with sudo where it asks no password.

    Raises:
        CannotGoOn: they are missing and this person may not, or cannot, install them.
    """
    missing = [package for package, command in listed() if shutil.which(command) is None]
    if not missing:
        return
    names = " ".join(missing)
    if shutil.which("apt-get") is None:
        message = f"The tests need {names}: install them with this machine's package manager and run it again."
        raise CannotGoOn(message)
    may = _as_root()
    if may is None:
        message = f"The tests need {names}: run `sudo apt-get install {names}` and run it again."
        raise CannotGoOn(message)
    step(
        "apt",
        f"Debian packages: {names}",
        [
            [*may, "apt-get", "update", "-qq"],
            [*may, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
        ],
        remedy=f"apt-get could not install {names}: install them by hand and run it again",
        env={"DEBIAN_FRONTEND": "noninteractive"},
    )


def listed() -> list[tuple[str, str]]:
    """Package and the command that shows it is there, as the list says."""
    lines = [line.split("#")[0].split() for line in LIST.read_text().splitlines()]
    return [(parts[0], parts[-1]) for parts in lines if parts]


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None
