"""`wayline import`: history over the running server's API, like any client would bring it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
from rich.console import Console
from rich.progress import track

from wayline.kit.errors import Invalid, Unavailable

BATCH = 500
BATCH_BYTES = 400_000


class LineUnreadable(Invalid):
    """The message names the line."""

    code = "line_unreadable"
    message = "A line is not a JSON object."


def import_file(file: Path, server: str, key: str, console: Console) -> int:
    """Send every line; returns how many the server took. Raises LineUnreadable, Unavailable."""
    accepted = 0
    with httpx.Client(base_url=server, auth=(key, ""), timeout=120) as client:
        for calls in track(list(_batches(file)), "Importing", console=console):
            try:
                answer = client.post("/v1/import", content=b'{"batch":[' + b",".join(calls) + b"]}")
            except httpx.TransportError as error:
                raise Unavailable(f"No Wayline answers at {server}: {error}.") from error
            if answer.is_error:
                raise Unavailable(f"The server refused the import: {answer.text[:300]}")
            accepted += len(calls)
    return accepted


def _batches(file: Path) -> Iterator[list[bytes]]:
    calls: list[bytes] = []
    size = 0
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            msgspec.json.decode(line, type=dict)
        except msgspec.DecodeError as error:
            raise LineUnreadable(f"Line {number} of {file} is not a JSON object: {error}.") from error
        if calls and (len(calls) == BATCH or size + len(line) > BATCH_BYTES):
            yield calls
            calls, size = [], 0
        calls.append(line)
        size += len(line)
    if calls:
        yield calls
