"""A server that is stopped leaves nothing running."""

from pathlib import Path

from tests.running import RunningServer


def test_postgresql_stops_with_the_server_also_where_one_was_killed_before(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data")
    server.start()
    server.kill()
    handles = server.data / "postgres" / ".handle_pids.json"
    handles.write_text(handles.read_text()[:-1])  # cut short, as by a kill in the middle of a word
    server.start()
    assert (server.data / "postgres" / "postmaster.pid").exists()
    server.stop()
    assert not (server.data / "postgres" / "postmaster.pid").exists()
