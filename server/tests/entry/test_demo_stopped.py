"""A demo that is stopped in the middle of writing its past ends quietly."""

import re
from pathlib import Path

import httpx
import pytest

from tests.entry.test_backup import wait_until
from tests.running import RunningServer


@pytest.mark.slow
def test_a_demo_stopped_while_it_writes_its_past_tells_of_no_error(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data", "demo", "--customers", "2000", "--days", "60")
    server.start()
    wait_until(lambda: bool(re.search(r'fate="recorded"} [1-9]', httpx.get(f"{server.url}/metrics").text)))
    server.stop()
    written = server.log_file.read_text()
    assert "Traceback" not in written
    assert "The past is written" not in written
