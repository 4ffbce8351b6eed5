"""A backup taken while the server serves comes back whole, somewhere else."""

import contextlib
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import httpx
import pytest

from tests.running import RunningServer

WAYLINE = str(Path(sys.executable).with_name("wayline"))


def wayline(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run([WAYLINE, *words], env={**os.environ, **environ}, capture_output=True, text=True, check=False)


def set_up(server: RunningServer) -> httpx.Client:
    """Open the company by the token the server printed; speaks as its administrator."""
    client = httpx.Client(base_url=server.url)
    token = server.says(r"/setup\?token=([\w-]+)")
    wish = {
        "token": token,
        "company_name": "Court Shoes",
        "name": "Ana Duarte",
        "email": "ana@court-shoes.test",
        "password": "white and red laces, size 43",
        "time_zone": "Europe/Berlin",
    }
    client.post("/api/setup", json=wish).raise_for_status()
    ana = {"email": wish["email"], "password": wish["password"]}
    client.headers["X-CSRF-Token"] = client.post("/api/sign-in", json=ana).raise_for_status().json()["csrf"]
    return client


def test_a_backup_of_a_running_server_is_restored_into_an_empty_directory(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "first")
    server.start()
    try:
        with contextlib.closing(set_up(server)) as client:
            key = client.get("/api/channels").json()["items"][0]["key"]
            seen = {"event": "Product Viewed", "anonymousId": "anon-1", "messageId": "m-1"}
            client.post("/v1/track", json=seen, auth=(key, "")).raise_for_status()
        made = wayline("backup", "--to", str(tmp_path / "b.tar"), WAYLINE_DATA=str(server.data))
        assert made.returncode == 0, made.stderr
    finally:
        server.stop()
    assert (tmp_path / "b.tar").stat().st_mode & 0o777 == 0o600

    back = wayline("restore", str(tmp_path / "b.tar"), WAYLINE_DATA=str(tmp_path / "second"))
    assert back.returncode == 0, back.stderr
    second = RunningServer(tmp_path / "second")
    second.start()
    try:
        with httpx.Client(base_url=second.url) as client:
            ana = {"email": "ana@court-shoes.test", "password": "white and red laces, size 43"}
            assert client.post("/api/sign-in", json=ana).status_code == 200
            assert "wayline_log_position 0" not in client.get("/metrics").text
    finally:
        second.stop()


def test_a_restore_never_overwrites_and_refuses_what_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "version").write_text("1\n")
    refused = wayline("restore", str(tmp_path / "x.tar"), WAYLINE_DATA=str(tmp_path / "data"))
    assert (refused.returncode, "data in this directory already" in refused.stderr) == (1, True)
    with tarfile.open(tmp_path / "y.tar", "w"):
        pass
    refused = wayline("restore", str(tmp_path / "y.tar"), WAYLINE_DATA=str(tmp_path / "empty"))
    assert (refused.returncode, "not a Wayline backup" in refused.stderr) == (1, True)


@pytest.mark.parametrize(("name", "value", "says"), [("WAYLINE_SERVR", "1", "Did you mean 'server'")])
def test_a_wrong_setting_is_one_sentence(name: str, value: str, says: str) -> None:
    done = wayline("doctor", **{name: value})
    assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (1, True, False)
