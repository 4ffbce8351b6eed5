"""What stands above a mail: words, addresses, ids and times, also where they are written as no standard says."""

import base64
import binascii
import quopri
import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from wayline.channels.email.reading.charsets import decoded
from wayline.channels.email.reading.letter import Address

MOST_ADDRESSES = 500
MOST_IDS = 200
MOST_LETTERS = 10_000  # of one header
WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*)*)\?=")
BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,40}\?[bBqQ]\?)")
FOLD = re.compile(r"\r?\n[ \t]*|\r")
ID = re.compile(r"<\s*([^<>\s]{1,900})\s*>")
BARE_ID = re.compile(r"[^\s<>,;]{1,400}@[^\s<>,;]{1,400}")
FIELD = re.compile(r";[ \t\r\n]*([^\s=;*\"]{1,60})(\*\d{1,3})?(\*)?[ \t]*=[ \t]*(\"(?:[^\"\\]|\\.)*\"?|[^;\r\n]*)")
ADDRESS = re.compile(r"[^\s<>\"(),:;@\[\]\\]{1,128}@[^\s<>\"(),:;@\\]{1,253}")
UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


def words(value: str | None) -> str:
    """A header as it is meant to be read: encoded words decoded (RFC 2047, and broken ones), unfolded, on one line.

    >>> words("=?utf-8?q?Gr=C3=BC=C3=9Fe?= aus Wien")
    'Grüße aus Wien'
    """
    if not value:
        return ""
    text = FOLD.sub(" ", _letters(value[:MOST_LETTERS]))
    text = _with_words_decoded(BETWEEN_WORDS.sub(r"\1", text))
    return UNSEEN.sub("", text.replace("\t", " ")).strip()


def first(message: Message, name: str) -> str | None:
    """A header as it stands, the first of its name; None if there is none. Bytes beyond ASCII are kept."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return str(value)
    return None


def every(message: Message, name: str) -> list[str]:
    """All headers of a name as they stand."""
    wanted = name.lower()
    return [str(value) for key, value in message.raw_items() if key.lower() == wanted]


def addresses(message: Message, name: str) -> tuple[Address, ...]:
    """Who a header names, in order, at most 500; what is no address is left out."""
    found: dict[str, Address] = {}
    for value in every(message, name):
        for spoken, address in _pairs(FOLD.sub(" ", _letters(value[: MOST_LETTERS * 10]))):
            if address.lower() not in found:
                found[address.lower()] = Address(words(spoken), address)
            if len(found) == MOST_ADDRESSES:
                return tuple(found.values())
    return tuple(found.values())


def ids(message: Message, name: str) -> tuple[str, ...]:
    """Message ids without their brackets, each once, in order; the last 200."""
    value = _letters(" ".join(every(message, name)))
    found = ID.findall(value) or BARE_ID.findall(value)
    return tuple(dict.fromkeys(found))[-MOST_IDS:]


def moment(message: Message) -> datetime | None:
    """When it says it was written, in UTC; None where it says nothing that is a time."""
    value = first(message, "date")
    if not value:
        return None
    try:
        at = parsedate_to_datetime(words(value))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def field(message: Message, header: str, name: str) -> str | None:
    """A parameter of a header (`charset` of Content-Type): in parts (RFC 2231), quoted, encoded as words, or bare."""
    value = first(message, header)
    if value is None:
        return None
    parts: list[tuple[int, bool, str]] = []
    for key, number, is_coded, said in FIELD.findall(";" + FOLD.sub(" ", value[: MOST_LETTERS * 2])):
        if key.lower() == name:
            parts.append((int(number[1:]) if number else 0, bool(is_coded), _unquoted(said)))
    if not parts:
        return None
    parts.sort(key=lambda part: part[0])
    if not any(is_coded for _, is_coded, _ in parts):
        return words("".join(said for _, _, said in parts)) or None
    return _of_parts(parts) or None


def _letters(value: str) -> str:
    """Bytes beyond ASCII that were kept as surrogates, as letters."""
    if value.isascii():
        return value
    return decoded(value.encode("utf-8", "surrogateescape"), None)[0]


def _with_words_decoded(text: str) -> str:
    out, at, waiting = [], 0, b""
    charset = ""
    for match in WORD.finditer(text):
        content = _content_of(match[2], match[3])
        if waiting and (match.start() != at or match[1].lower() != charset):
            out.append(decoded(waiting, charset)[0])
            waiting = b""
        out.append(text[at : match.start()])
        charset, at = match[1].lower(), match.end()
        waiting += content  # a letter may be cut in two between two words
    if waiting:
        out.append(decoded(waiting, charset)[0])
    return "".join([*out, text[at:]])


def _content_of(how: str, said: str) -> bytes:
    raw = said.encode("utf-8", "surrogateescape")
    if how in "qQ":
        return quopri.decodestring(raw.replace(b"\n", b""), header=True)
    return unbase64(raw)


def unbase64(raw: bytes) -> bytes:
    """Base64 up to its padding, also with strange signs in it, without padding, or cut in the middle."""
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", raw.partition(b"=")[0].replace(b"-", b"+").replace(b"_", b"/"))
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    try:
        return base64.b64decode(kept + b"=" * (-len(kept) % 4))
    except (binascii.Error, ValueError):
        return b""


def _pairs(value: str) -> list[tuple[str, str]]:
    pairs = []
    try:
        named = getaddresses([value])
    except RecursionError:  # comments within comments
        named = []
    for spoken, address in named:
        found = ADDRESS.search(address)
        if found and "@" in address:
            pairs.append((spoken, found[0]))
    if not pairs:  # no list at all: take what looks like one
        pairs = [("", found) for found in ADDRESS.findall(value)]
    return pairs


def _unquoted(said: str) -> str:
    said = said.strip()
    if said.startswith('"'):
        return re.sub(r"\\(.)", r"\1", said[1:].removesuffix('"'))
    return said


def _of_parts(parts: list[tuple[int, bool, str]]) -> str:
    charset, content = None, b""
    for place, (_, is_coded, said) in enumerate(parts):
        if is_coded:
            if place == 0 and said.count("'") >= 2:  # noqa: PLR2004 (charset'language'value)
                charset, _, said = said.split("'", 2)  # noqa: PLW2901 (what is said without its preface)
            content += unquote_to_bytes(said.encode("utf-8", "surrogateescape"))
        else:
            content += said.encode("utf-8", "surrogateescape")
    return UNSEEN.sub("", decoded(content, charset)[0]).strip()
