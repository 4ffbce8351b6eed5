"""How many touchpoints a second are durable before the answer, beside a server that only parses and drops.

`python bench/capture.py [rounds]`. Both run in turns on the same cores, the sender beside them; the ratio of medians is
the figure that holds on other machines. Budget: 15,000 a second in batches of 100, p99 below 250 ms at half of that.
"""

import asyncio
import base64
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil

from wayline.company.channels.store import channels
from wayline.company.starting import Start, start_company
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.ids import new_secret

HERE = Path(__file__).resolve().parent
SECONDS = 6.0
HALF = 7_500


def main() -> None:
    """Measure in rounds and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        key = base64.b64encode(f"{new_company(data)}:".encode()).decode()
        with serving([Path(sys.executable).with_name("wayline"), "serve"], data) as ours:
            with serving([sys.executable, HERE / "capture_baseline.py"], data) as baseline:
                measured = [one_round(number, key, ours, baseline) for number in range(rounds)]
            recorded = rows_in_the_log(ours)
    report(measured, recorded)


def one_round(number: int, key: str, ours: tuple[int, int], baseline: tuple[int, int]) -> dict[str, Any]:
    """Baseline, capture, and capture at half of the budget, one after the other."""
    return {
        "baseline": load(baseline, key, seed=number * 3),
        "capture": load(ours, key, seed=number * 3 + 1),
        "half": load(ours, key, seed=number * 3 + 2, rate=HALF),
    }


def load(server: tuple[int, int], key: str, *, seed: int, rate: float = 0) -> dict[str, Any]:
    """One measurement, with the processor time the server took for it."""
    port, pid = server
    before = processor_seconds(pid)
    command = [
        sys.executable,
        HERE / "capture_load.py",
        "--port",
        port,
        "--key",
        key,
        "--seed",
        seed,
        "--seconds",
        SECONDS,
    ]
    answer = subprocess.run([str(word) for word in [*command, "--rate", rate]], capture_output=True, check=True)
    found: dict[str, Any] = json.loads(answer.stdout)
    if set(found["statuses"]) - {"200", "429"}:
        raise RuntimeError(f"The server answered {found['statuses']}.")
    latencies = found["latencies"]
    found["p50"], found["p99"] = (latencies[int(len(latencies) * share)] * 1000 for share in (0.5, 0.99))
    found["per_second"] = found["items"] / found["seconds"]
    found["processor_microseconds"] = (processor_seconds(pid) - before) / found["items"] * 1e6
    return found


def report(measured: list[dict[str, Any]], recorded: int) -> None:
    """Medians over the rounds."""

    def median(what: str, fact: str) -> float:
        return statistics.median(each[what][fact] for each in measured)

    def line(what: str) -> str:
        cost = median(what, "processor_microseconds")
        return (
            f"{median(what, 'per_second'):>9,.0f} items/s, {cost:.0f} µs of processor an item, "
            f"p50 {median(what, 'p50'):.0f} ms, p99 {median(what, 'p99'):.0f} ms"
        )

    sent = sum(each[what]["items"] for each in measured for what in ("capture", "half"))
    print(f"reads and drops     {line('baseline')}")
    print(f"captures, durable   {line('capture')}")
    print(f"asked for {HALF:,}/s  {line('half')}")
    print(f"ratio {median('capture', 'per_second') / median('baseline', 'per_second'):.3f} over {len(measured)} rounds")
    print(f"acknowledged {sent:,}, in the log {recorded:,}")
    if recorded != sent:
        raise RuntimeError("The log does not hold what was acknowledged.")


def new_company(data: Path) -> str:
    """A data directory with a company in it. Returns its channel's key."""
    directory, postgres, url = prepare(Settings(data=data))

    async def found() -> str:
        database = Database(url)
        start = Start(company_name="Bench", name="Ana", email="ana@bench.test", password=new_secret())
        async with database.transaction() as tx:
            await start_company(tx, start, utc_now())
        async with database.transaction() as tx:
            key = (await channels(tx))[0].key
        await database.close()
        return key

    try:
        return asyncio.run(found())
    finally:
        if postgres:
            postgres.stop()
        directory.close()


@contextmanager
def serving(command: list[Any], data: Path) -> Iterator[tuple[int, int]]:
    """A server in a process of its own: its port and its id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **os.environ,
        "WAYLINE_DATA": str(data),
        "WAYLINE_SERVER__PORT": str(port),
        "WAYLINE_LOGS__LEVEL": "warning",
    }
    words = [str(word) for word in command] + ([] if "serve" in command else [str(port)])
    process = subprocess.Popen(words, env=environ)
    try:
        wait_for(port, process)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until it answers."""
    for _ in range(1200):
        if process.poll() is not None:
            raise RuntimeError("The server stopped.")
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health/ready", timeout=2).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise TimeoutError


def rows_in_the_log(server: tuple[int, int]) -> int:
    """How many captures the log holds, by its own counter."""
    words = httpx.get(f"http://127.0.0.1:{server[0]}/metrics").text
    return sum(
        int(float(line.rpartition(" ")[2]))
        for line in words.splitlines()
        if line.startswith('wayline_collect_items_total{fate="recorded"}')
    )


def processor_seconds(pid: int) -> float:
    """What this process has used of the processors so far."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


if __name__ == "__main__":
    main()
