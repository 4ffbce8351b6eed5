"""Files as people have them: encodings, delimiters, workbooks, JSON; broken and hostile ones are refused in words."""

import io
import json
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from wayline.themes.verbatims.converting import convert, peek
from wayline.themes.verbatims.errors import FileUnreadable

ROWS = [["Größe, Text", "Note"], ["Sehr schön; wirklich", "5"], ['Sagte "nie wieder"\nund ging', "1"]]


def as_csv(delimiter: str) -> str:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in ROWS]
    return "\r\n".join(delimiter.join(row) for row in quoted)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
async def test_a_table_in_any_of_its_clothes(delimiter: str, encoding: str) -> None:
    about, rows = await peek(as_csv(delimiter).encode(encoding), None, None)
    assert (about.format, list(about.columns), about.delimiter) == ("csv", ROWS[0], delimiter)
    assert rows == ROWS[1:]


async def test_a_stated_encoding_stands_over_the_guess() -> None:
    about, rows = await peek("wiadomość;ocena\nświetnie;5".encode("cp1250"), "cp1250", None)
    assert (list(about.columns), rows) == (["wiadomość", "ocena"], [["świetnie", "5"]])


async def test_a_workbook_with_dates_and_numbers() -> None:
    book = Workbook()
    book.active.append(["When", "Score", "", "Score"])
    book.active.append([datetime.fromisoformat("2026-11-02T09:30:00"), 4.0, None, True])
    book.active.append([None, None, None, None])
    file = io.BytesIO()
    book.save(file)
    about, rows = await peek(file.getvalue(), None, None)
    assert list(about.columns) == ["When", "Score", "Column 3", "Score (4)"]
    assert rows == [["2026-11-02T09:30:00", "4", "", "true"]]


async def test_objects_by_lines_and_in_a_list() -> None:
    told = [{"text": "good", "score": 5}, {"text": "bad", "more": {"a": 1}}]
    lines = "\n".join(json.dumps(each) for each in told) + "\n{broken\n"
    about, rows = await peek(lines.encode(), None, None)
    assert (about.format, list(about.columns)) == ("jsonl", ["text", "score", "more"])
    assert rows == [["good", "5", ""], ["bad", "", '{"a": 1}'], None]
    assert (await peek(json.dumps(told).encode(), None, None))[1] == rows[:2]


def a_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return file.getvalue()


HOSTILE = {
    "empty": b"",
    "only blanks": b"\n \n,,\n",
    "bomb": a_bomb,
    "no workbook": b"PK\x03\x04 and nothing else",
    "old excel": b"\xd0\xcf\x11\xe0 whatever",
    "deep": b"[" * 200_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
async def test_what_cannot_be_read_is_refused_and_nothing_else_suffers(name: str) -> None:
    content = HOSTILE[name]
    with pytest.raises(FileUnreadable):
        await convert(content() if callable(content) else content, None, None)


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 40, b"\x00" * 5000 + b"a,b\n1,2", b'"' * 9999, b"a;b\n" + b"\xff" * 99]
)
async def test_noise_gives_rows_or_a_refusal(content: bytes) -> None:
    try:
        about, rows = await peek(content, None, None)
    except FileUnreadable:
        return
    assert all(row is None or len(row) == len(about.columns) for row in rows)
