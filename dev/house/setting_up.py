"""The steps from a fresh clone to something that runs."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from house.debian_packages import install_missing
from house.node import build, install_workspaces, make_node
from house.python_packages import make_environment
from house.steps import CannotGoOn, say
from house.tree import STAMPS, WORKSPACES

KINDS = ("demo", "dev", "test")


def set_up(arguments: list[str]) -> int:
    """Do what is missing for `demo`, `dev` or `test`; answer the exit code."""
    kind = arguments[0] if arguments else "dev"
    if kind not in KINDS or len(arguments) > 1:
        say(f"dev/setup takes one of: {', '.join(KINDS)}.")
        return 2
    try:
        with _alone():
            make_environment("demo" if kind == "demo" else "dev")
            make_node()
            install_workspaces()
            for workspace in WORKSPACES:
                build(workspace)
            if kind == "test":
                install_missing()
    except CannotGoOn as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("Stopped; what was finished is kept.")
        return 130
    return 0


@contextmanager
def _alone() -> Iterator[None]:
    """Two set-ups in one tree would pull packages from under each other: the second waits."""
    try:
        STAMPS.mkdir(exist_ok=True)
        lock = (STAMPS / "lock").open("w")
    except OSError as failure:
        message = f"This folder cannot be written to ({failure.strerror}): clone Wayline where you may write."
        raise CannotGoOn(message) from failure
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this folder; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
