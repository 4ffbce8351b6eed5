"""The command: people and keys by hand, history from a file, while the server runs."""

import contextlib
import json
from pathlib import Path

import httpx

from tests.entry.test_backup import set_up, wayline
from tests.running import RunningServer


def test_people_keys_and_history_are_added_while_the_server_runs(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data")
    data = {"WAYLINE_DATA": str(server.data)}
    early = wayline("key", "add", "early", "--scopes", "collect", **data)
    assert "There is no company yet" in early.stderr
    server.start()
    try:
        with contextlib.closing(set_up(server)) as ana:
            link = wayline("teammate", "add", "Tom Keller", "tom@court-shoes.test", **data)
            assert link.returncode == 0, link.stderr
            choice = {"token": link.stdout.split("token=")[1].strip(), "password": "blue and white laces, size 41"}
            httpx.post(f"{server.url}/api/password-reset/confirm", json=choice, timeout=60).raise_for_status()
            assert {teammate["name"] for teammate in ana.get("/api/teammates").json()["items"]} >= {"Tom Keller"}
        key = wayline("key", "add", "past", "--scopes", "import", "--scopes", "collect", **data)
        assert key.returncode == 0, key.stderr
        calls = [
            {
                "type": "track",
                "event": "Order Completed",
                "userId": "u-1",
                "messageId": f"m-{n}",
                "timestamp": "2026-01-02T10:00:00Z",
            }
            for n in range(3)
        ]
        file = tmp_path / "past.jsonl"
        file.write_text("\n".join(json.dumps(call) for call in calls))
        done = wayline("import", str(file), "--key", key.stdout.strip(), "--server", server.url)
        assert "3 calls were accepted" in done.stdout, done.stderr
        refused = wayline("import", str(file), "--key", "wl_x", "--server", server.url)
        assert refused.stderr.strip().endswith("may collect with this write key."), refused.stderr
    finally:
        server.stop()


def test_an_unknown_role_and_a_broken_file_are_one_sentence(tmp_path: Path) -> None:
    refused = wayline(
        "teammate", "add", "Tom", "tom@court-shoes.test", "--role", "boss", WAYLINE_DATA=str(tmp_path / "d")
    )
    assert (refused.returncode, "There are: administrator" in refused.stderr) == (1, True)
    (tmp_path / "x.jsonl").write_text("{}\nnot json\n")
    refused = wayline("import", str(tmp_path / "x.jsonl"), "--key", "wl_x")
    assert (refused.returncode, "Line 2" in refused.stderr) == (1, True)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    refused = wayline("import", str(tmp_path / "nothing.jsonl"), "--key", "wl_x")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1), refused.stderr
    assert "nothing.jsonl cannot be read (No such file or directory)." in refused.stderr
