"""Files read by a process of their own: a broken or hostile one ends that process, and nobody's chat waits for it."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from wayline.themes.verbatims.errors import FileUnreadable

PROGRAM = Path(__file__).with_name("parsing.py")
SECONDS = 240.0
Row = list[str] | None


class About(msgspec.Struct, frozen=True):
    """What a file turned out to be, and its columns."""

    format: Literal["csv", "xlsx", "jsonl"] | None = None
    columns: Sequence[str] = ()
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    refused: str | None = None


class Rows:
    """The rows of a converted file, as they were written."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._lines = content.split(b"\n")[1:-1] if content else []

    def __len__(self) -> int:
        return len(self._lines)

    def between(self, begin: int, end: int) -> Iterator[Row]:
        """The rows from one number up to another."""
        return (msgspec.json.decode(line, type=Row) for line in self._lines[begin:end])


async def peek(content: bytes, encoding: str | None, delimiter: str | None) -> tuple[About, list[Row]]:
    """What the file is, and its first 200 rows. Raises FileUnreadable."""
    about, rows = await _read("peek", content, encoding, delimiter)
    return about, list(rows.between(0, len(rows)))


async def convert(content: bytes, encoding: str | None, delimiter: str | None) -> tuple[About, Rows]:
    """All of it; at most half a million rows. Raises FileUnreadable."""
    return await _read("whole", content, encoding, delimiter)


async def _read(how: str, content: bytes, encoding: str | None, delimiter: str | None) -> tuple[About, Rows]:
    # -P: its own folder stays off the path, where an `http.py` would stand before Python's.
    command = [sys.executable, "-P", str(PROGRAM), how, encoding or "", delimiter or ""]
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(SECONDS):
            out, _ = await process.communicate(content)
    except TimeoutError as error:
        raise FileUnreadable(reason="too_slow") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0 or not out:
        raise FileUnreadable(reason="too_much")
    about = msgspec.json.decode(out.split(b"\n", 1)[0], type=About)
    if about.refused is not None:
        raise FileUnreadable(reason=about.refused)
    return about, Rows(out)
