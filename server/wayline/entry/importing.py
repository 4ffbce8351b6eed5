"""`wayline import`: history over the running server's API, like any client would bring it."""

import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import httpx
import msgspec
from rich.console import Console
from rich.progress import track

from wayline.kit.errors import Invalid, Unavailable

BATCH = 500
BATCH_BYTES = 400_000
PATIENCE = 20
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


class LineUnreadable(Invalid):
    """The message names the line."""

    code = "line_unreadable"
    message = "A line is not a JSON object."


def import_file(file: Path, server: str, key: str, console: Console) -> int:
    """Send every line, once all of them were found to be JSON; returns how many the server took.

    Raises LineUnreadable, Invalid for a file that cannot be read, Unavailable.
    """
    accepted = 0
    try:
        count = sum(1 for _ in _batches(file))
        with httpx.Client(base_url=server, auth=(key, ""), timeout=120) as client:
            for calls in track(_batches(file), "Importing", total=count, console=console):
                _send(client, calls)
                accepted += len(calls)
    except httpx.TransportError as error:
        raise Unavailable(f"No Wayline answers at {server}: {error}.") from error
    except OSError as error:
        raise Invalid(f"{file} cannot be read ({error.strerror}).") from error
    return accepted


def _send(client: httpx.Client, calls: list[bytes], patience: int = PATIENCE) -> None:
    """Bring one batch; a server that asks us to wait is waited for."""
    answer = client.post("/v1/import", content=b'{"batch":[' + b",".join(calls) + b"]}")
    if answer.status_code in BUSY and patience:
        time.sleep(float(answer.headers.get("retry-after", 1)))
        _send(client, calls, patience - 1)
    elif answer.is_error:
        raise Unavailable(f"The server refused the import: {_words(answer)}")


def _words(answer: httpx.Response) -> str:
    """What it says to people, where it is one of ours."""
    try:
        return str(answer.json()["message"])
    except (ValueError, KeyError, TypeError):
        return answer.text[:300]


def _batches(file: Path) -> Iterator[list[bytes]]:
    calls: list[bytes] = []
    size = 0
    for line in _lines(file):
        if calls and (len(calls) == BATCH or size + len(line) > BATCH_BYTES):
            yield calls
            calls, size = [], 0
        calls.append(line)
        size += len(line)
    if calls:
        yield calls


def _lines(file: Path) -> Iterator[bytes]:
    """Each line that says something. Raises LineUnreadable."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                msgspec.json.decode(line, type=dict)
            except msgspec.DecodeError as error:
                raise LineUnreadable(f"Line {number} of {file} is not a JSON object: {error}.") from error
            yield line.strip()
