"""Direct dependencies are pinned exactly, and the locks hold those very versions."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from lints.finding import Finding

PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)")
EXACT = re.compile(r"\d+\.\d+\.\d+[\w.+-]*")


def findings(root: Path) -> list[Finding]:
    """Every loose dependency and every lock that says something else."""
    return [*_python(root), *_node(root)]


def _python(root: Path) -> Iterator[Finding]:
    manifest = Path("server/pyproject.toml")
    project = tomllib.loads((root / manifest).read_text())
    extras = project["project"].get("optional-dependencies", {})
    for lock, wanted in (
        ("server/requirements.lock", project["project"]["dependencies"]),
        ("server/requirements-dev.lock", [*project["project"]["dependencies"], *extras.get("dev", [])]),
        ("dev/build.lock", project["build-system"]["requires"]),
    ):
        locked = dict(PINNED.findall((root / lock).read_text()))
        for requirement in wanted:
            pinned = PINNED.fullmatch(requirement)
            if pinned is None:
                yield Finding(manifest, 1, f"{requirement!r} is not pinned exactly (==)")
            elif locked.get(pinned[1].lower()) != pinned[2]:
                yield Finding(Path(lock), 1, f"{requirement} is not what the lock holds: run dev/lock")


def _node(root: Path) -> Iterator[Finding]:
    lock = json.loads((root / "package-lock.json").read_text())["packages"]
    for folder in ("", "console", "widget"):
        manifest = Path(folder) / "package.json"
        said = json.loads((root / manifest).read_text())
        for kind in ("dependencies", "devDependencies"):
            for name, version in said.get(kind, {}).items():
                held = lock.get(f"{folder}/node_modules/{name}") or lock.get(f"node_modules/{name}", {})
                if not EXACT.fullmatch(version):
                    yield Finding(manifest, 1, f"{name} {version!r} is not pinned exactly")
                elif held.get("version") != version:
                    yield Finding(Path("package-lock.json"), 1, f"{name} {version} is not locked: run dev/lock")
