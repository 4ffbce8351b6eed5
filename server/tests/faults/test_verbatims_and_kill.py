"""kill -9 in the middle of an import: it goes on after the start, and every row is there once."""

import contextlib
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from tests.entry.test_backup import set_up, wait_until
from tests.running import RunningServer
from wayline.touchpoints.engines.duckdb import DuckLog

ROWS = 480


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_an_import_survives_kills_and_nothing_is_there_twice(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "data")
    server.start()
    try:
        with contextlib.closing(set_up(server)) as ana:
            rows = "".join(f"{n};maya{n % 300}@example.com;Order {n} came late and was broken.\n" for n in range(ROWS))
            file = ("answers.csv", f"id;email;comment\n{rows}".encode())
            found = ana.post("/api/words/verbatims", files={"file": file}).raise_for_status().json()
            address = f"/api/words/verbatims/{found['item']['id']}"
            ana.post(f"{address}/begin", json=found["mapping"]).raise_for_status()

            def far() -> dict[str, Any]:
                answer = httpx.get(
                    f"{server.url}{address}", cookies=ana.cookies, timeout=60
                )  # connections die with the server
                told: dict[str, Any] = answer.raise_for_status().json()
                return told

            for least in (1, 160):
                wait_until(lambda least=least: far()["rows"] >= least, within=100)  # type: ignore[misc] # (bound at once)
                assert not far()["ended_at"]
                server.kill()
                server.start()
            wait_until(lambda: far()["ended_at"], within=200)
            told = far()
            assert (told["state"], told["recorded"], told["duplicates"], told["rejected"]) == ("done", ROWS, 0, 0)
            assert told["understood"] == ROWS
    finally:
        server.stop()
    log = DuckLog(tmp_path / "data" / "touchpoints.duckdb")
    try:
        rows = log.query("select name, id, properties from touchpoints").to_pylist()
    finally:
        log.close()
    given = Counter(row["id"] for row in rows if row["name"] == "Feedback Given")
    read = Counter(
        msgspec.json.decode(row["properties"])["text_id"] for row in rows if row["name"] == "Text Understood"
    )
    assert (len(given), max(given.values())) == (ROWS, 1)
    assert (len(read), max(read.values())) == (ROWS, 1)
