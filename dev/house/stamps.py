"""A step that was done leaves a stamp of its inputs; the same inputs are not worked on twice."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from house.tree import ROOT, STAMPS


def digest(files: Iterable[Path], *words: str) -> str:
    """One fingerprint of the files' names and contents, and of words that matter too (a version, a choice)."""
    told = hashlib.sha256()
    for path in files:
        told.update(str(path.relative_to(ROOT)).encode())
        told.update(hashlib.sha256(path.read_bytes()).digest())
    told.update("\0".join(words).encode())
    return told.hexdigest()


def is_fresh(step: str, fingerprint: str) -> bool:
    """Whether the step was done with exactly these inputs."""
    stamp = STAMPS / f"{step}.stamp"
    return stamp.is_file() and stamp.read_text() == fingerprint


def mark(step: str, fingerprint: str) -> None:
    """Say that the step is done. Called only after it succeeded."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / f"{step}.stamp").write_text(fingerprint)


def forget(step: str) -> None:
    """Take the stamp away before a step begins, so that a step cut short is done again."""
    (STAMPS / f"{step}.stamp").unlink(missing_ok=True)
