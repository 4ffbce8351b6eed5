"""A demo that is stopped in the middle of writing its past ends quietly, and goes on at the next start."""

import re
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.entry.test_backup import wait_until
from tests.running import RunningServer
from wayline.entry.demo.ordering import CONVERSATIONS
from wayline.entry.demo.promising import SAID_NOW


def chats(server: RunningServer) -> int:
    """How many conversations there are."""
    with psycopg.connect(f"postgresql://postgres:@/postgres?host={server.data}/demo/postgres") as connection:
        found = connection.execute("select count(*) from conversation").fetchone()
    return int(found[0]) if found else 0


@pytest.mark.slow
def test_a_demo_stopped_while_it_writes_its_past_tells_of_no_error(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data", "demo", "--customers", "2000", "--days", "60")
    server.start()
    wait_until(lambda: bool(re.search(r'fate="recorded"} [1-9]', httpx.get(f"{server.url}/metrics", timeout=60).text)))
    server.stop()
    written = server.log_file.read_text()
    assert "Traceback" not in written
    assert "The past is written" not in written


@pytest.mark.slow
def test_a_demo_killed_among_the_chats_of_its_past_writes_the_rest_at_the_next_start(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data", "demo", "--customers", "600", "--days", "60")
    server.start()
    wait_until(lambda: chats(server) > 0)
    server.kill()
    assert "The past is written" not in server.log_file.read_text()
    server.start()
    said = server.says(r"The past is written: .* ([\d,]+) conversations")
    assert chats(server) == int(said.replace(",", "")) + len(SAID_NOW) + CONVERSATIONS
    server.stop()
    # Libraries complain at the very end of whatever was not let go of.
    assert "leaked" not in server.log_file.read_text()
    assert "Traceback" not in server.log_file.read_text()
