"""A file of texts as rows. Run as a program of its own (see `converting`): the file on stdin, rows on stdout.

It imports nothing of Wayline's: whatever a hostile file does to it, it does to a process with bounded memory and time.
The first line that comes out says what was found, each further one is a row: a list of texts, or null where a line
could not be read.
"""

import csv
import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

Row = list[str] | None
Found = tuple[dict[str, Any], Iterator[Row]]
MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 180
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, LONGEST_NAME = 500_000, 200, 20_000, 200
MOST_UNPACKED, MOST_PARTS, MOST_TIMES = 600_000_000, 2_000, 400
LOOKED_AT = 50
NAMES_AMONG = 200
PEEKED = 200
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DELIMITERS = (",", ";", "\t", "|")


class Unreadable(Exception):
    """The file cannot be taken; the first argument is a code."""


def main() -> None:
    """Read what was asked for: `peek` or `whole`, then encoding and delimiter (empty: find out)."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    how, encoding, delimiter = (*sys.argv[1:], "", "", "")[:3]
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace")
    try:
        about, rows = read(sys.stdin.buffer.read(), encoding, delimiter)
        out.write(json.dumps(about) + "\n")
        for number, row in enumerate(rows if how == "whole" else islice(rows, PEEKED)):
            if number >= MOST_ROWS:
                break
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    except Unreadable as error:
        out.write(json.dumps({"refused": str(error.args[0])}) + "\n")
    out.flush()


def read(content: bytes, encoding: str = "", delimiter: str = "") -> Found:
    """What the file is, with its columns, and its rows. Raises Unreadable."""
    if content.startswith(b"PK\x03\x04"):
        return _sheet(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("old_excel")
    text, found = decoded(content, encoding)
    if text.lstrip()[:1] in {"{", "["}:
        return _objects(text, found)
    return _table(text, found, delimiter)


def decoded(content: bytes, encoding: str) -> tuple[str, str]:
    """The text and its encoding: as stated, by its mark, by its zeros, as UTF-8, else as Windows' Western one."""
    try:
        if encoding:
            return _clean(content.decode(encoding, errors="replace")), encoding
    except LookupError as error:
        raise Unreadable("encoding_unknown") from error
    for mark, name in MARKS:
        if content.startswith(mark):
            return _clean(content.decode(name, errors="replace")), name
    head = content[:4000]
    if len(head) > 1 and head.count(0) > len(head) // 4:
        name = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        return _clean(content.decode(name, errors="replace")), name
    try:
        return _clean(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _clean(content.decode("cp1252", errors="replace")), "cp1252"


def delimiter_of(text: str) -> str:
    """What parts the columns: what cuts the first records into the most columns, alike in all of them."""

    def fit(delimiter: str) -> tuple[float, int]:
        widths = [
            len(row) for row in islice(csv.reader(io.StringIO(text[:200_000]), delimiter=delimiter), LOOKED_AT) if row
        ]
        if not widths or widths[0] < 2:  # noqa: PLR2004 one column is no table
            return 0.0, 0
        return sum(width == widths[0] for width in widths) / len(widths), widths[0]

    try:
        best = max(DELIMITERS, key=fit)
    except csv.Error:
        return ","
    return best if fit(best)[1] else ","


def _clean(text: str) -> str:
    return text.replace("\x00", "").removeprefix("\ufeff")


def _table(text: str, encoding: str, delimiter: str) -> Found:
    csv.field_size_limit(10_000_000)
    delimiter = delimiter or delimiter_of(text)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise Unreadable("delimiter_unknown")
    rows = _records(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    about = {"format": "csv", "encoding": encoding, "delimiter": delimiter}
    return _with_columns(about, rows)


def _records(reader: Iterable[list[str]]) -> Iterator[Row]:
    try:
        yield from reader
    except csv.Error:
        yield None


def _sheet(content: bytes) -> Found:
    """The first sheet of a workbook that has rows. What unpacks to far more than it is, is not unpacked."""
    from openpyxl import load_workbook  # noqa: PLC0415 (half a second that a table of text need not wait for)

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable("not_a_workbook") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > min(MOST_UNPACKED, MOST_TIMES * len(content)):
        raise Unreadable("too_large_unpacked")
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a broken archive makes the library say
        raise Unreadable("not_a_workbook") from error
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = _cells(sheet.iter_rows(values_only=True))
        first = next(rows, None)
        if first is not None:
            return _with_columns({"format": "xlsx", "sheet": sheet.title}, chain([first], rows))
    raise Unreadable("empty")


def _cells(rows: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except Exception as error:  # a sheet that is broken in the middle
            raise Unreadable("not_a_workbook") from error
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        if any(cells):
            yield cells


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def _objects(text: str, encoding: str) -> Found:
    """JSON: an object a line, or one list of objects."""
    rows = (
        _listed(text)
        if text.lstrip().startswith("[")
        else (_object(line) for line in text.splitlines() if line.strip())
    )
    head = list(islice(rows, NAMES_AMONG))
    names = list(dict.fromkeys(str(name) for each in head if each for name in each))[:MOST_COLUMNS]
    if not names:
        raise Unreadable("empty")
    about = {"format": "jsonl", "encoding": encoding, "columns": [name[:LONGEST_NAME] for name in names]}
    return about, (_row([_said(each.get(name)) for name in names]) if each else None for each in chain(head, rows))


def _listed(text: str) -> Iterator[dict[str, Any] | None]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not_json") from error
    return (each if isinstance(each, dict) else None for each in found)


def _object(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else _cell(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _with_columns(about: dict[str, Any], rows: Iterator[Row]) -> Found:
    """The first row names the columns; those without a name get a number, a name that is taken too."""
    filled = (row for row in rows if row is None or any(cell.strip() for cell in row))
    head = next(filled, None)
    if head is None:
        raise Unreadable("empty")
    names: list[str] = []
    for number, cell in enumerate(head[:MOST_COLUMNS], start=1):
        name = " ".join(cell.split())[:LONGEST_NAME] or f"Column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    width = len(names)
    padded = (None if row is None else _row([*row, *[""] * (width - len(row))][:width]) for row in filled)
    return {**about, "columns": names}, padded


def _row(cells: list[str]) -> list[str]:
    return [cell[:LONGEST_CELL] for cell in cells]


if __name__ == "__main__":
    main()
