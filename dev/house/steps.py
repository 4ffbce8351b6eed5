"""Running one step of the set-up: quiet while it goes well, one sentence when it does not."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from house.tree import ROOT, STAMPS


class CannotGoOn(Exception):
    """Set-up stops here; the message is one sentence that says what to do."""


def step(
    name: str,
    title: str,
    commands: Sequence[Sequence[str | Path]],
    *,
    remedy: str,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run the commands one after the other, their output kept in `.setup/<name>.log`.

    Raises:
        CannotGoOn: one of them failed; the sentence is the remedy and the place of the log.
    """
    STAMPS.mkdir(exist_ok=True)
    log = STAMPS / f"{name}.log"
    started = time.monotonic()
    print(f"  {title} …", end="", flush=True)
    with log.open("wb") as output:
        for command in commands:
            if not _succeeds(command, output.fileno(), env):
                print(" failed", flush=True)
                message = f"{remedy} (what happened: {log.relative_to(ROOT)}, last line: {_last_line(log)})."
                raise CannotGoOn(message)
    print(f" {time.monotonic() - started:.0f} s", flush=True)


def say(sentence: str) -> None:
    """One sentence to the person at the screen."""
    print(sentence, file=sys.stderr, flush=True)


def _succeeds(command: Sequence[str | Path], output: int, env: Mapping[str, str] | None) -> bool:
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as failure:
        os.write(output, f"{failure}\n".encode())
        return False
    return done.returncode == 0


def _last_line(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower()] or lines
    return telling[-1][:200].rstrip(".") if telling else "it said nothing"
