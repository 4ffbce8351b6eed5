"""Secrets, hosts and loose versions are seen before they are committed."""

import json
import subprocess
from pathlib import Path

import pytest
from lints import leaks, locks

LOCK = "msgspec==0.22.0 \\\n    --hash=sha256:00\nruff==0.17.6 \\\n    --hash=sha256:00\n"
PROJECT = """
[build-system]
requires = ["hatchling==1.33.0"]
[project]
dependencies = ["{runtime}"]
[project.optional-dependencies]
dev = ["ruff==0.17.6"]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A tree whose dependencies are pinned and locked."""
    for folder in ("server", "dev", "console", "widget"):
        (tmp_path / folder).mkdir()
    (tmp_path / "server/pyproject.toml").write_text(PROJECT.format(runtime="msgspec==0.22.0"))
    (tmp_path / "server/requirements.lock").write_text(LOCK)
    (tmp_path / "server/requirements-dev.lock").write_text(LOCK)
    (tmp_path / "dev/build.lock").write_text("hatchling==1.33.0 \\\n")
    for manifest in ("package.json", "widget/package.json"):
        (tmp_path / manifest).write_text("{}")
    (tmp_path / "console/package.json").write_text(json.dumps({"dependencies": {"react": "19.3.1"}}))
    packages = {"node_modules/react": {"version": "19.3.1"}}
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}))
    return tmp_path


@pytest.mark.parametrize(
    "secret",
    [
        "-----BEGIN RSA PRIVATE" + " KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a" * 36,
        "wl_" + "a" * 40,
        "https://registry.npm" + "js.org/react",
    ],
)
def test_a_secret_or_a_host_is_seen(tmp_path: Path, secret: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "settings.toml").write_text(f'first = 1\nkey = "{secret}"\n')
    assert [(finding.path.name, finding.line) for finding in leaks.findings(tmp_path)] == [("settings.toml", 2)]


def test_what_git_ignores_may_hold_secrets(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("wayline-data/\n")
    (tmp_path / "wayline-data").mkdir()
    (tmp_path / "wayline-data/key.pem").write_text("-----BEGIN PRIVATE" + " KEY-----")
    assert not leaks.findings(tmp_path)


def test_pinned_and_locked_is_fine(house: Path) -> None:
    assert not list(locks.findings(house))


@pytest.mark.parametrize("requirement", ["msgspec", "msgspec>=0.22.0", "msgspec==0.23.0"])
def test_a_loose_or_unlocked_python_package_is_seen(house: Path, requirement: str) -> None:
    (house / "server/pyproject.toml").write_text(PROJECT.format(runtime=requirement))
    assert locks.findings(house)


@pytest.mark.parametrize("version", ["^19.3.1", "19.4.0"])
def test_a_loose_or_unlocked_node_package_is_seen(house: Path, version: str) -> None:
    (house / "console/package.json").write_text(json.dumps({"dependencies": {"react": version}}))
    assert locks.findings(house)
