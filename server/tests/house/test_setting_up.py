"""Set-up does only what changed, and says in one sentence why it cannot go on."""

import subprocess
import sys
from pathlib import Path

import pytest
from house import node, stamps, steps, tree
from house.python_packages import compile_ahead

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty tree that the set-up takes for the house."""
    for module in (stamps, steps):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "STAMPS", tmp_path / ".setup")
    return tmp_path


def test_a_step_is_fresh_until_an_input_changes(place: Path) -> None:
    source = place / "at.ts"
    source.write_text("1")
    stamps.mark("console", stamps.digest([source]))
    assert stamps.is_fresh("console", stamps.digest([source]))
    source.write_text("2")
    assert not stamps.is_fresh("console", stamps.digest([source]))


def test_a_step_cut_short_is_done_again(place: Path) -> None:
    fingerprint = stamps.digest([], str(place))
    stamps.mark("npm", fingerprint)
    stamps.forget("npm")
    assert not stamps.is_fresh("npm", fingerprint)


def test_what_is_built_or_installed_is_no_input(tmp_path: Path) -> None:
    for path in ("src/at.ts", "dist/at.js", "node_modules/at/index.js", ".vite/cache"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert tree.files_of(tmp_path) == [tmp_path / "src/at.ts"]


@pytest.mark.usefixtures("place")
def test_a_failing_step_says_what_to_do_and_where_to_look() -> None:
    command = [sys.executable, "-c", "print('error: no space left'); raise SystemExit(1)"]
    with pytest.raises(steps.CannotGoOn, match=r"^Make room \(what happened: \.setup/at\.log, last line: .*space"):
        steps.step("at", "Working", [command], remedy="Make room")


@pytest.mark.usefixtures("place")
def test_a_missing_program_is_a_failing_step() -> None:
    with pytest.raises(steps.CannotGoOn, match="Install it"):
        steps.step("at", "Working", [["no-such-program"]], remedy="Install it")


def test_what_python_may_not_keep_is_compiled_ahead_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "fine.py").write_text("A = 1\n")
    (tmp_path / "broken.py").write_text("def\n")
    compile_ahead(tmp_path)
    [made] = tmp_path.glob("__pycache__/*.pyc")
    at = made.stat().st_mtime_ns
    compile_ahead(tmp_path)
    assert made.stat().st_mtime_ns == at


def test_an_unknown_kind_is_one_sentence() -> None:
    done = subprocess.run([ROOT / "dev/setup", "everything"], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr == "dev/setup takes one of: demo, dev, test.\n"


def test_a_make_without_python_is_one_sentence() -> None:
    command = ["make", "--no-print-directory", "PYTHON=no-such-python", "demo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.startswith("Wayline needs Python 3.11 or newer: install it and run this again.\n")


@pytest.mark.parametrize("said", ["v20.20.2", "v18.0.0", ""])
def test_a_node_older_than_22_is_not_taken(said: str, path_with_node: Path) -> None:
    (path_with_node / "node").write_text(f"#!/bin/sh\necho {said}\n")
    assert str(tree.BIN) in node.node_environment()["PATH"]


@pytest.mark.parametrize("said", ["v22.1.0", "v24.19.0"])
def test_a_node_that_is_new_enough_is_taken(said: str, path_with_node: Path) -> None:
    (path_with_node / "node").write_text(f"#!/bin/sh\necho {said}\n")
    assert node.node_environment() == {}


@pytest.fixture
def path_with_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with one program: a node that the test lets say its version."""
    (tmp_path / "node").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path
