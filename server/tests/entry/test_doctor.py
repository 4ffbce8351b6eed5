"""The doctor says what is wrong in words."""

import os
import socket
import time
from pathlib import Path

import pytest

from tests.running import free_port
from wayline.entry.doctor import examine
from wayline.entry.settings import ServerSettings, Settings
from wayline.kit.folder import DataDirectory


def wrong(settings: Settings) -> dict[str, str]:
    return {finding.about: finding.says for finding in examine(settings) if not finding.is_well}


@pytest.fixture
def healthy(tmp_path: Path) -> Settings:
    DataDirectory(tmp_path / "data").open()
    return Settings(data=tmp_path / "data", server=ServerSettings(port=free_port()))


def test_nothing_is_wrong_with_a_healthy_installation(healthy: Settings) -> None:
    assert wrong(healthy) == {}


def test_a_taken_port_is_named(healthy: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", healthy.server.port))
        other.listen()
        assert "is taken" in wrong(healthy)["port"]


def test_a_directory_that_everybody_may_read_is_named(healthy: Settings) -> None:
    healthy.data.chmod(0o755)
    assert "chmod" in wrong(healthy)["data directory"]


def test_a_newer_directory_is_named(healthy: Settings) -> None:
    (healthy.data / "version").write_text("7\n")
    assert "newer Wayline" in wrong(healthy)["data directory"]


def test_a_clock_that_went_back_is_named(healthy: Settings) -> None:
    later = time.time() + 7200
    os.utime(healthy.data / "version", (later, later))
    assert "behind" in wrong(healthy)["clock"]


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/wayline"
    settings = Settings(data=tmp_path, database_url=url, server=ServerSettings(port=free_port()))
    assert "does not answer" in wrong(settings)["database"]
