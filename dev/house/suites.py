"""Running checks and test suites beside each other, and saying what came of them."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from house.tree import ROOT, STAMPS

TAIL = 120  # lines of a failing suite that are shown; all of them are in its log


@dataclass(frozen=True)
class Counts:
    """What a suite counted."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        """As the last line of a run says it."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


@dataclass(frozen=True)
class Suite:
    """One command that checks something. `cores` is how many it keeps busy; `minutes` is when it is ended."""

    name: str
    command: Sequence[str | Path]
    cwd: Path = ROOT
    env: Mapping[str, str] = field(default_factory=dict)
    cores: int = 1
    minutes: int = 20
    counted: Callable[[], Counts | None] = lambda: None
    """Reads the counts the command wrote; None where it wrote none: then its exit code is one test."""


@dataclass(frozen=True)
class Outcome:
    """What came of a suite."""

    suite: Suite
    counts: Counts
    seconds: float
    log: Path

    @property
    def is_good(self) -> bool:
        """Whether nothing failed."""
        return self.counts.failed == 0


def run_beside(suites: Sequence[Suite], *, cores: int, on_end: Callable[[Outcome], None]) -> list[Outcome]:
    """Run the suites in their order, as many at a time as cores allow; `on_end` hears of each as it ends."""
    free = cores
    changed = threading.Condition()
    outcomes: list[Outcome] = []

    def work(suite: Suite, taken: int) -> None:
        nonlocal free
        outcome = _run(suite)
        with changed:
            outcomes.append(outcome)
            on_end(outcome)
            free += taken
            changed.notify()

    threads = []
    for suite in suites:
        taken = min(suite.cores, cores)
        with changed:
            while free < taken:
                changed.wait()
            free -= taken
        threads.append(threading.Thread(target=work, args=(suite, taken)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return outcomes


def tail(log: Path) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-TAIL:])


def _run(suite: Suite) -> Outcome:
    STAMPS.mkdir(exist_ok=True)
    log = STAMPS / f"{suite.name.replace(' ', '-')}.log"
    started = time.monotonic()
    with log.open("wb") as output:
        code = _exit_code(suite, output.fileno())
    counts = suite.counted() or Counts()
    if code != 0 and counts.failed == 0:
        counts += Counts(failed=1)
    if code == 0 and counts == Counts():
        counts = Counts(passed=1)
    return Outcome(suite, counts, time.monotonic() - started, log)


def _exit_code(suite: Suite, output: int) -> int:
    try:
        process = subprocess.Popen(
            [str(part) for part in suite.command],
            cwd=suite.cwd,
            env={**os.environ, **suite.env},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as failure:
        os.write(output, f"{failure}\n".encode())
        return 127
    try:
        return process.wait(timeout=suite.minutes * 60)
    except subprocess.TimeoutExpired:
        os.write(output, f"\nended after {suite.minutes} minutes\n".encode())
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()
