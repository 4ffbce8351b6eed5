"""The parts of a mail, however deep they lie: one after another, decoded, each with what it says of itself."""

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message

from wayline.channels.email.reading import headers
from wayline.channels.email.reading.letter import Oddity

MOST_PARTS = 100
MOST_BYTES = 25 * 1024 * 1024
TYPE = re.compile(r"\s*([\w.+-]{1,80}/[\w.+-]{1,120})")
UUENCODED = re.compile(rb"(?m)^begin [0-7]{3,4} ([^\r\n]{1,255})\r?$")
BROKEN = ("Invalid", "Missing", "NoBoundary", "StartBoundary", "CloseBoundary", "FirstHeader", "Misplaced")


@dataclass(frozen=True)
class Part:
    """A part that holds something itself. `within` are the multiparts around it, the outermost first."""

    type: str
    charset: str | None
    content: bytes
    name: str
    content_id: str | None
    disposition: str
    method: str | None
    is_flowed: bool
    is_delsp: bool
    within: tuple[str, ...]
    place: tuple[int, ...]
    """Which child of each multipart around it."""


@dataclass
class Opened:
    """A mail taken apart, and what was odd about it."""

    head: Message
    parts: list[Part] = field(default_factory=list)
    oddities: set[Oddity] = field(default_factory=set)
    sealing: set[str] = field(default_factory=set)
    """Types and protocols that stand for a signature or a cipher."""


class _Whole(Message):
    """Gives its bytes as they came; the standard class replaces those it cannot read."""

    @property
    def raw(self) -> bytes:
        payload = getattr(self, "_payload", None)
        return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def opened(raw: bytes) -> Opened:
    """Take a mail apart. Never raises: what cannot be taken apart is one part of text."""
    is_large = len(raw) > MOST_BYTES
    try:
        head = message_from_bytes(raw[:MOST_BYTES], _class=_Whole, policy=policy.compat32)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError):
        found = _as_text(raw[:MOST_BYTES])
    else:
        found = Opened(head)
        _take_apart(found)
    if is_large:
        found.oddities.add("size")
    return found


def _as_text(raw: bytes) -> Opened:
    """A mail that is too deep or too broken: its head, and all below it as one text."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    found = Opened(message_from_bytes(head[:200_000] + b"\n\n", policy=policy.compat32))
    found.oddities.add("structure")
    found.parts.append(Part("text/plain", None, body, "", None, "", None, False, False, (), ()))
    return found


def _take_apart(found: Opened) -> None:
    waiting: list[tuple[Message, tuple[str, ...], tuple[int, ...]]] = [(found.head, (), ())]
    while waiting:
        message, within, place = waiting.pop()
        if any(type(defect).__name__.startswith(BROKEN) for defect in message.defects):
            found.oddities.add("structure")
        kind = _type_of(message)
        _note_sealing(found, message, kind)
        children = _children(message)
        if children and not kind.startswith("message/"):
            around = (*within, kind.partition("/")[2] if kind.startswith("multipart/") else "mixed")
            inner = [(child, around, (*place, number)) for number, child in enumerate(children)]
            waiting += reversed(inner)
            continue
        if kind.startswith("multipart/"):  # one without a boundary, or without anything in it
            found.oddities.add("structure")
            kind = "text/plain"
        if len(found.parts) == MOST_PARTS:
            found.oddities.add("parts")
            return
        part = _part(found, message, kind, within, place)
        if part.content or part.name:
            found.parts += [part, *_uuencoded(part)]


def _part(found: Opened, message: Message, kind: str, within: tuple[str, ...], place: tuple[int, ...]) -> Part:
    name = headers.field(message, "content-disposition", "filename") or headers.field(message, "content-type", "name")
    content_id = headers.words(headers.first(message, "content-id")).strip("<> ").lower()
    disposition = (headers.first(message, "content-disposition") or "").partition(";")[0].strip().lower()
    style = (headers.field(message, "content-type", "format") or "").lower()
    delsp = (headers.field(message, "content-type", "delsp") or "").lower()
    return Part(
        kind,
        headers.field(message, "content-type", "charset"),
        _content_of(found, message),
        name or "",
        content_id or None,
        disposition,
        headers.field(message, "content-type", "method"),
        style == "flowed",
        delsp == "yes",
        within,
        place,
    )


def _children(message: Message) -> list[Message]:
    """Parts within; asked of a part that has none, the standard class would decode it, and may raise."""
    inner = message.get_payload() if message.is_multipart() else []
    return [child for child in inner if isinstance(child, Message)] if isinstance(inner, list) else []


def _type_of(message: Message) -> str:
    said = headers.first(message, "content-type")
    if said is None:
        return message.get_default_type()  # within a digest it is message/rfc822
    named = TYPE.match(headers.words(said))
    if named:
        return named[1].lower()
    return "multipart/mixed" if message.is_multipart() else "text/plain"


def _note_sealing(found: Opened, message: Message, kind: str) -> None:
    if kind in {"multipart/signed", "multipart/encrypted"}:
        protocol = headers.field(message, "content-type", "protocol") or ""
        found.sealing.add(f"{kind.partition('/')[2]} {protocol.lower()}")
    if kind.endswith("pkcs7-mime"):
        smime = headers.field(message, "content-type", "smime-type") or "enveloped-data"
        found.sealing.add(f"{smime.lower()} pkcs7")


def _content_of(found: Opened, message: Message) -> bytes:
    if children := _children(message):  # a mail within a mail: a file of its own, as it came
        return b"\n".join(_bytes_of(child) for child in children)
    raw = message.raw if isinstance(message, _Whole) else b""
    how = headers.words(headers.first(message, "content-transfer-encoding")).partition(";")[0].strip().lower()
    if how == "base64":
        content = headers.unbase64(raw)
        if raw.strip() and len(content) < len(raw) // 4:
            found.oddities.add("content")
            return content or raw
        return content
    if how in {"quoted-printable", "quotedprintable", "qp"}:
        return quopri.decodestring(raw)
    return raw


def _bytes_of(message: Message) -> bytes:
    try:
        return message.as_bytes(policy=policy.compat32.clone(cte_type="8bit"))
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return "\n".join(f"{key}: {value}" for key, value in message.raw_items()).encode("utf-8", "replace")


def _uuencoded(part: Part) -> Iterator[Part]:
    """Files that stand in the words of an old mail."""
    if part.type != "text/plain":
        return
    for begun in list(UUENCODED.finditer(part.content))[:10]:
        end = part.content.find(b"\nend", begun.end())
        if end < 0:
            continue
        name = headers.words(begun[1].decode("utf-8", "replace"))
        content = b"".join(_line(line) for line in part.content[begun.end() : end].splitlines() if line)
        yield Part(
            "application/octet-stream", None, content, name, None, "attachment", None, False, False, (), part.place
        )


def _line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:  # some writers fill their lines up with too much
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:length])
    except binascii.Error:
        return b""
