"""A port that somebody listens on is refused in one sentence, before anything is begun."""

import socket
from pathlib import Path

from tests.entry.test_backup import wayline


def test_a_taken_port_is_one_sentence_and_nothing_was_begun(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the web server itself would
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = wayline("serve", WAYLINE_DATA=str(tmp_path / "data"), WAYLINE_SERVER__PORT=str(port))
    assert ended.returncode == 1
    assert f"127.0.0.1:{port} cannot be listened on (Address already in use)" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "data").exists()
