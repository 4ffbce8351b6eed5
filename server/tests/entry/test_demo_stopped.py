"""A demo that is stopped in the middle of writing its past ends quietly."""

from pathlib import Path

import pytest

from tests.running import RunningServer


@pytest.mark.slow
def test_a_demo_stopped_while_it_writes_its_past_tells_of_no_error(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data", "demo", "--customers", "2000", "--days", "60")
    server.start()
    server.says(r"(password)")
    server.stop()
    written = server.log_file.read_text()
    assert "Traceback" not in written
    assert "The past is written" not in written
