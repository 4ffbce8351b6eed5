"""A disk that is full or read-only: a clear word, nothing acknowledged is lost, and it goes on when there is room."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wayline.kit.errors import Unavailable
from wayline.kit.ids import derived_id
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.recording import LogWriter, Touchpoint, identity_id

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def mount(folder: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("Only root may mount a small file system.")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount(folder, "size=12m")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def batch(number: int) -> list[Touchpoint]:
    """Half a megabyte that does not compress."""
    noise = [derived_id("noise", str(number), str(place)).hex * 8 for place in range(2_000)]
    return [
        Touchpoint(
            id=derived_id("test", str(number), str(place)),
            identity=identity_id("anonymous", "a"),
            name="Thing Done",
            occurred_at=NOON,
            properties={"noise": word},
        )
        for place, word in enumerate(noise)
    ]


async def fill(writer: LogWriter) -> tuple[int, Unavailable]:
    """Write until the disk refuses: how many rows were acknowledged, and what was said then."""
    for number in range(100):
        try:
            await writer.append(batch(number))
        except Unavailable as refused:
            return number * 2_000, refused
    raise AssertionError


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


async def test_a_full_disk_is_said_clearly_and_what_was_acknowledged_stays(disk: Path) -> None:
    log = DuckLog(disk / "touchpoints.duckdb")
    writer = LogWriter(log)
    writer.start()
    acknowledged, refused = await fill(writer)
    assert (refused.code, acknowledged > 0) == ("log_unavailable", True)
    assert count(log) == acknowledged
    remount(disk, "size=100m")
    await writer.append(batch(101))
    await writer.stop()
    log.close()
    again = DuckLog(disk / "touchpoints.duckdb")
    assert count(again) == acknowledged + 2_000
    again.close()


def test_a_read_only_data_directory_is_one_clear_sentence_and_exit_code_1(disk: Path) -> None:
    remount(disk, "ro")
    command = [str(Path(sys.executable).with_name("wayline")), "serve"]
    environ = {**os.environ, "WAYLINE_DATA": str(disk / "data"), "WAYLINE_SERVER__PORT": "1"}
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert "data directory cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr


def count(log: DuckLog) -> int:
    found: int = log.query("select count(*) as n, count(distinct id) as ids from touchpoints").to_pylist()[0]["n"]
    return found
