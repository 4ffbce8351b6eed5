"""The Node side of the environment: a Node that is new enough, the npm workspaces, what they build."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from house.python_packages import install_locked
from house.stamps import digest, forget, is_fresh, mark
from house.steps import step
from house.tree import BIN, ROOT, WORKSPACES, files_of

OLDEST = 22  # Vitest 5 refuses Node 20
NODE_LOCK = ROOT / "dev" / "node.lock"


def node_environment() -> dict[str, str]:
    """Environment variables that put a Node of at least 22 first; the one from `.venv` only when PATH has none."""
    if _version(shutil.which("node")) >= OLDEST:
        return {}
    return {"PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", "")])}


def make_node() -> None:
    """Make sure there is a Node of at least 22.

    Raises:
        CannotGoOn: PATH has none and the package that brings one cannot be had.
    """
    if node_environment() and _version(str(BIN / "node")) < OLDEST:
        install_locked("node", "Node 24 (none of 22 or newer on PATH)", NODE_LOCK)


def install_workspaces() -> None:
    """Install what console and widget need, as package-lock.json says.

    Not `npm ci`: it refuses a lock that lacks another platform's optional package, and not every registry
    has all of those (decisions/0003). `dev/check` compares manifests and lock instead.

    Raises:
        CannotGoOn: the packages cannot be had.
    """
    manifests = [
        ROOT / "package.json",
        ROOT / "package-lock.json",
        *(ROOT / w / "package.json" for w in WORKSPACES),
    ]
    wanted = digest([path for path in manifests if path.is_file()], _node_words())
    if is_fresh("npm", wanted) and (ROOT / "node_modules").is_dir():
        return
    forget("npm")
    step(
        "npm",
        "Node packages",
        [["npm", "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]],
        remedy="Node packages could not be installed: check the network and npm's registry setting, then run it again",
        env=node_environment(),
    )
    mark("npm", wanted)


def build(workspace: str) -> None:
    """Build one workspace into its `dist/`, unless it was built from exactly these files.

    Raises:
        CannotGoOn: it does not build.
    """
    wanted = built_from(workspace)
    if is_fresh(workspace, wanted) and any((ROOT / workspace / "dist").glob("*")):
        return
    forget(workspace)
    step(
        workspace,
        f"Building the {workspace}",
        [["npm", "run", "build", "--silent", "-w", workspace]],
        remedy=f"The {workspace} did not build: mend what its log names and run it again",
        env=node_environment(),
    )
    mark(workspace, wanted)


def built_from(workspace: str) -> str:
    """The fingerprint of everything a workspace's build depends on."""
    return digest([ROOT / "package-lock.json", *files_of(ROOT / workspace)], _node_words())


def _node_words() -> str:
    return str(_version(shutil.which("node", path=node_environment().get("PATH"))))


def _version(node: str | None) -> int:
    if not node or not Path(node).exists():
        return 0
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", asked.stdout)
    return int(found.group(1)) if asked.returncode == 0 and found else 0
