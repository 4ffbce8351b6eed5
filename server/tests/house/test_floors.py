"""Who may know whom: one violation of each contract, planted in a copy of the server, and seen caught."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SERVER = Path(__file__).resolve().parents[2]
PLANTED = {
    "Floors": ("company/planted.py", "import wayline.conversations"),
    "Floors: strangers": ("conversations/planted.py", "import wayline.line"),
    "A model decides": ("company/planted_attic/model.py", "import duckdb"),
    "Readers of the log": ("line/planted.py", "import wayline.touchpoints.recording"),
    "Only stores and reads": ("customers/planted.py", "import sqlalchemy"),
    "Only the log speaks": ("metrics/planted.py", "import duckdb"),
    "Only http modules": ("collect/planted.py", "import litestar"),
    "Only the process that reads": ("conversations/planted_models.py", "import onnxruntime"),
    "Door: customers": ("line/planted_climb.py", "import wayline.customers.planted"),
    "Door: touchpoints": ("customers/planted_log.py", "import wayline.touchpoints.engines"),
}


def contracts() -> list[dict[str, object]]:
    return tomllib.loads((SERVER / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def plant(copy: Path, path: str, line: str) -> None:
    target = copy / "wayline" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    (target.parent / "__init__.py").touch()
    target.write_text(f'"""Planted."""\n\n{line}\n')


def linted(copy: Path) -> str:
    command = [Path(sys.executable).with_name("lint-imports"), "--config", "pyproject.toml", "--no-cache"]
    wide = os.environ | {"COLUMNS": "300"}  # a contract's name stays on one line
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, env=wide).stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("planted")
    shutil.copytree(SERVER / "wayline", place / "wayline", ignore=shutil.ignore_patterns("__pycache__", "web"))
    shutil.copy(SERVER / "pyproject.toml", place)
    for room in ("conversations", "line", "metrics", "channels", "collect", "customers", "company"):
        plant(place, f"{room}/planted_nothing.py", "import json")
    return place


@pytest.fixture(scope="module")
def verdict(copy: Path) -> str:
    for path, line in PLANTED.values():
        plant(copy, path, line)
    return linted(copy)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_caught(verdict: str, name: str) -> None:
    path, line = PLANTED[name]
    importer = "wayline." + path.removesuffix(".py").replace("/", ".")
    imported = line.removeprefix("import ")
    broken = re.findall(r"^(.+?) ?BROKEN\b", verdict, re.MULTILINE)
    assert any(contract.startswith(name.partition(": strangers")[0]) for contract in broken)
    assert re.search(rf"{re.escape(importer)}\s*->\s*{re.escape(imported)}\b", verdict), verdict


def test_every_contract_has_a_planted_violation_or_is_a_door() -> None:
    names = [str(contract["name"]) for contract in contracts()]
    unplanted = [name for name in names if not any(name.startswith(planted) for planted in PLANTED)]
    assert all(name.startswith("Door: ") for name in unplanted)


def test_a_new_room_must_be_given_a_floor(copy: Path) -> None:
    plant(copy, "attic/planted.py", "import json")
    assert "wayline.attic" in linted(copy)


def test_no_room_lacks_its_door() -> None:
    """`kit` is entered through its files and `entry` by nobody; every other room has a door."""
    rooms = {p.parent.name for p in (SERVER / "wayline").glob("*/__init__.py")} - {"kit", "entry"}
    guarded = {str(m) for contract in contracts() for m in contract.get("protected_modules", [])}
    assert {f"wayline.{room}.*" for room in rooms} <= guarded
