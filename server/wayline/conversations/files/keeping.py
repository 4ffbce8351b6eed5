"""Files: taken in by what they are, not by what they say they are; bytes under our id, never a customer's name."""

import re
from datetime import datetime, timedelta
from uuid import UUID

import puremagic

from wayline.conversations import store
from wayline.conversations.errors import FileRefused, FileTooLarge
from wayline.conversations.files.store import files_left_behind
from wayline.conversations.model import Attachment, Author
from wayline.kit.db import Transaction
from wayline.kit.files import Files

LARGEST = 10_000_000
SENT_WITHIN, AT_ONCE = timedelta(days=1), 500
LOOKED_AT = 65_536
LONGEST_NAME, LONGEST_ENDING = 120, 12
UNKNOWN = "application/octet-stream"
ACTIVE = {
    "text/html", "image/svg+xml", "application/xhtml+xml", "application/xml", "text/xml", "text/javascript",
    "application/javascript",
}  # fmt: skip
RUNS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
ZIP = b"PK\x03\x04"
IN_ZIP = {
    b"word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    b"xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    b"ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


async def keep_file(tx: Transaction, files: Files, given: tuple[str, bytes], by: Author, at: datetime) -> Attachment:
    """Keep a file (name, bytes) until it is sent. Raises FileTooLarge, FileRefused (empty, or a program)."""
    name, content = given
    if len(content) > LARGEST:
        raise FileTooLarge(largest=LARGEST)
    if not content:
        raise FileRefused("This file is empty.")
    if content.startswith(RUNS) and not is_text(content):
        raise FileRefused("Programs cannot be sent.")
    kind = sniff(content)
    file = Attachment(
        name=safe_name(name), type=kind, size=len(content), at=at, uploader_kind=by.kind.value, uploader_id=by.id
    )
    await files.put(stored_as(file.id), content)
    await store.save(tx, file)
    return file


async def forget_unsent(tx: Transaction, files: Files, at: datetime) -> int:
    """Delete files that were not sent within a day, bytes first. Returns how many went; at most 500 at once."""
    gone = await files_left_behind(tx, at - SENT_WITHIN, AT_ONCE)
    for file in gone:
        await files.delete(stored_as(file.id))
        await tx.delete(file)
    await tx.flush()
    return len(gone)


def sniff(content: bytes) -> str:
    """What the bytes are (a media type), whatever the name says; what a browser would run is told as plain bytes."""
    if content.startswith(ZIP):
        return next((kind for folder, kind in IN_ZIP.items() if folder in content), "application/zip")
    try:
        found = puremagic.magic_string(content[:LOOKED_AT])
    except (puremagic.PureError, ValueError):
        found = []
    kind = next((match.mime_type for match in found if match.mime_type), "")
    if not kind:
        kind = "text/plain" if is_text(content) else UNKNOWN
    return UNKNOWN if kind in ACTIVE else kind


def is_text(content: bytes) -> bool:
    """Whether it reads as UTF-8 without control characters."""
    try:
        words = content.decode()
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", words) and not words.lstrip().startswith("<")


def safe_name(name: str) -> str:
    """A name without folders, control characters or signs that turn its reading round."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\"]", "", last).strip(" .")
    if len(plain) > LONGEST_NAME:
        stem, dot, ending = plain.rpartition(".")
        is_ending = dot and len(ending) < LONGEST_ENDING
        plain = f"{stem[: LONGEST_NAME - 1 - len(ending)]}.{ending}" if is_ending else plain[:LONGEST_NAME]
    return plain or "file"


def stored_as(id: UUID) -> str:
    """Where its bytes lie."""
    return f"attachments/{id}"


async def bytes_of(files: Files, file: Attachment) -> bytes:
    """Raises NotFound where the store has lost it."""
    return await files.get(stored_as(file.id))
