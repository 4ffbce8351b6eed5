"""A backup taken while the server serves comes back whole, somewhere else."""

import contextlib
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
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
    client = httpx.Client(base_url=server.url, timeout=60)
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


def wait_until(happened: Callable[[], object], within: float = 120) -> None:
    """Wait for a fact."""
    deadline = time.monotonic() + within
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def customers(client: httpx.Client) -> list[str]:
    """The names of everybody."""
    return [customer["name"] for customer in client.get("/api/customers").raise_for_status().json()["items"]]


def test_a_backup_is_restored_elsewhere_and_who_was_erased_since_stays_away(tmp_path: Path) -> None:
    first = RunningServer(tmp_path / "first")
    first.start()
    try:
        with contextlib.closing(set_up(first)) as client:
            key = client.get("/api/channels").json()["items"][0]["key"]
            for name in ("Maya Okafor", "Ines Duarte"):
                said = {"userId": name, "traits": {"name": name}, "messageId": name}
                client.post("/v1/identify", json=said, auth=(key, "")).raise_for_status()
            wait_until(lambda: len(customers(client)) == 2)
            made = wayline("backup", WAYLINE_DATA=str(first.data))
            assert made.returncode == 0, made.stderr
            [ines] = [each for each in client.get("/api/customers").json()["items"] if each["name"] == "Ines Duarte"]
            client.delete(f"/api/customers/{ines['id']}").raise_for_status()
            wait_until((first.data / "backups" / "erased.jsonl").exists)
    finally:
        first.stop()
    [backup] = (first.data / "backups").glob("*.tar")
    assert backup.stat().st_mode & 0o777 == 0o600

    back = wayline("restore", str(backup), WAYLINE_DATA=str(tmp_path / "second"))
    assert back.returncode == 0, back.stderr
    second = RunningServer(tmp_path / "second")
    second.start()
    try:
        with httpx.Client(base_url=second.url, timeout=60) as client:
            ana = {"email": "ana@court-shoes.test", "password": "white and red laces, size 43"}
            client.post("/api/sign-in", json=ana).raise_for_status()
            assert customers(client) == ["Maya Okafor"]
            wait_until(lambda: "wayline_outbox_waiting 0" in client.get("/metrics").text)
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
