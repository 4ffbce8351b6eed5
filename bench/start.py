"""How long the server takes to start, and how much memory it holds when idle, beside a bare Granian.

`python bench/start.py [rounds]`. A start is measured to the first answer of /health/ready, on a data directory that
exists. Memory is the proportional set size of all our processes, PostgreSQL's included, ten seconds after.
Budgets: start < 5 s; idle < 600 MB.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import psutil

HERE = Path(__file__).resolve().parent
PORT = 18_950
SETTLES = 10.0


def main() -> None:
    """Measure in rounds and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    wayline = [str(Path(sys.executable).with_name("wayline")), "serve"]
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        environ = {**os.environ, "WAYLINE_DATA": f"{folder}/data", "WAYLINE_SERVER__PORT": str(PORT)}
        one_start(wayline, environ, "/health/ready")
        ours, bare, memory = [], [], []
        for _ in range(rounds):
            seconds, megabytes = one_start(wayline, environ, "/health/ready")
            ours.append(seconds)
            memory.append(megabytes)
            bare.append(one_start([sys.executable, str(HERE / "start_baseline.py"), str(PORT)], environ, "/")[0])
    start, baseline = statistics.median(ours), statistics.median(bare)
    print(f"start: {start:.2f} s (bare Granian {baseline:.2f} s, {start / baseline:.1f} times)")
    print(f"idle memory: {statistics.median(memory):.0f} MB")


def one_start(command: list[str], environ: dict[str, str], path: str) -> tuple[float, float]:
    """Start it, wait for its first answer, let it settle, stop it. Returns seconds and megabytes."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                if httpx.get(f"http://127.0.0.1:{PORT}{path}", timeout=5).status_code == httpx.codes.OK:
                    break
            except httpx.TransportError:
                if time.perf_counter() - began > 120:
                    raise
                time.sleep(0.02)
        seconds = time.perf_counter() - began
        time.sleep(SETTLES if path != "/" else 0)
        return seconds, resident(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def resident(pid: int) -> float:
    """Proportional set size of a process, what it started, and the PostgreSQL it started, in MB."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    postgres = [p for p in psutil.process_iter(["name", "cmdline"]) if _is_ours(p)]
    seen = {p.pid: p for p in [*family, *postgres, *(c for p in postgres for c in p.children(recursive=True))]}
    return sum(p.memory_full_info().pss for p in seen.values()) / 1e6


def _is_ours(process: psutil.Process) -> bool:
    return process.info["name"] == "postgres" and any(
        "wayline-bench-" in word for word in process.info["cmdline"] or []
    )


if __name__ == "__main__":
    main()
