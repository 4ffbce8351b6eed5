"""winmail.dat: what Outlook packs into one file (TNEF, MS-OXTNEF), taken out again; words as RTF stay inside."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from wayline.channels.email.reading.charsets import decoded
from wayline.channels.email.reading.letter import Attachment

TYPES = {"application/ms-tnef", "application/vnd.ms-tnef"}
SIGNATURE = 0x223E9F78
BODY, PROPERTIES, BEGUN, TITLE, CONTENT, OF_FILE = 0x2800C, 0x69003, 0x69002, 0x18010, 0x6800F, 0x69005
TEXT_BODY, HTML_BODY, LONG_NAME, CONTENT_ID, MIME_TYPE = 0x1000, 0x1013, 0x3707, 0x3712, 0x370E
MOST_FILES = 100
MOST_PROPERTIES = 2_000
FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes a value of a type takes, filled up to four."""
LISTED = {0x1E, 0x1F, 0x102, 0x0D}
UNICODE, MULTIPLE = 0x1F, 0x1000


@dataclass
class Packed:
    """What was inside."""

    text: str = ""
    html: str | None = None
    attachments: list[Attachment] = field(default_factory=list)


@dataclass
class _File:
    name: str = ""
    long_name: str = ""
    type: str = "application/octet-stream"
    content_id: str | None = None
    content: bytes = b""


def unpacked(content: bytes) -> Packed | None:
    """The words and files in it; None if it is no TNEF, or is broken before the first of them. Never raises."""
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != SIGNATURE:  # noqa: PLR2004 (signature and key)
        return None
    found, files = Packed(), list[_File]()
    for attribute, data in _attributes(content):
        if attribute == BODY:
            found.text = decoded(data.rstrip(b"\0"), None)[0]
        elif attribute == PROPERTIES:
            _take_words(found, data)
        elif attribute == BEGUN:
            if len(files) == MOST_FILES:
                break
            files.append(_File())
        elif files:
            _take_file(files[-1], attribute, data)
    found.attachments = [_attachment(one, number) for number, one in enumerate(files) if one.content]
    return found if found.attachments or found.text or found.html else None


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 11 <= len(content):
        _, attribute, length = struct.unpack_from("<BII", content, at)
        at += 9
        if length > len(content) - at:
            return
        yield attribute, content[at : at + length]
        at += length + 2  # a checksum that others write wrongly


def _take_words(found: Packed, data: bytes) -> None:
    for number, kind, value in _properties(data):
        if number == HTML_BODY:
            found.html = decoded(value.rstrip(b"\0"), "utf-16-le" if kind == UNICODE else None)[0]
        if number == TEXT_BODY and not found.text:
            found.text = _said(kind, value)


def _take_file(file: _File, attribute: int, data: bytes) -> None:
    if attribute == TITLE:
        file.name = decoded(data.rstrip(b"\0"), None)[0]
    elif attribute == CONTENT:
        file.content = data
    elif attribute == OF_FILE:
        for number, kind, value in _properties(data):
            if number == LONG_NAME:
                file.long_name = _said(kind, value)
            elif number == CONTENT_ID:
                file.content_id = _said(kind, value).strip("<> ").lower() or None
            elif number == MIME_TYPE:
                file.type = _said(kind, value).lower() or file.type


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Number, type and value of what is in a list of properties; it ends where the list is broken."""
    try:
        yield from _properties_read(data)
    except struct.error:
        return


def _properties_read(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, MOST_PROPERTIES)):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:  # noqa: PLR2004 (the first of those that have a name)
            at = _after_name(data, at)
        plain = kind & ~MULTIPLE
        values = 1
        if kind & MULTIPLE or plain in LISTED:
            (values,) = struct.unpack_from("<I", data, at)
            at += 4
        for _ in range(min(values, MOST_PROPERTIES)):
            size = FIXED.get(plain)
            if size is None:
                (size,) = struct.unpack_from("<I", data, at)
                at += 4
            if size > len(data) - at:
                return
            yield number, plain, data[at : at + size]
            at += size + -size % 4


def _after_name(data: bytes, at: int) -> int:
    (is_text,) = struct.unpack_from("<I", data, at + 16)
    if not is_text:
        return at + 24
    length = int(struct.unpack_from("<I", data, at + 20)[0])
    return at + 24 + length + -length % 4


def _said(kind: int, value: bytes) -> str:
    if kind == UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return decoded(value.rstrip(b"\0"), None)[0]


def _attachment(file: _File, number: int) -> Attachment:
    name = file.long_name or file.name or f"file-{number + 1}"
    return Attachment(name, file.type, file.content, file.content_id, is_inline=file.content_id is not None)
