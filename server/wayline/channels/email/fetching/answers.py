"""What an IMAP server says, taken apart (RFC 3501, section 9), and the few things we write to it."""

import base64
import re
from collections.abc import Sequence

Item = bytes | list["Item"] | None
"""An atom, a string, a literal; a list in brackets; NIL."""
TOKEN = re.compile(
    rb'\s*(?:(?P<open>\()|(?P<close>\))|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<atom>[^\s()"\[\]]*(?:\[[^\]]*\])?[^\s()"]*))',
    re.DOTALL,
)
DEEPEST = 50


def items(pieces: Sequence[bytes]) -> list[Item]:
    """The parts of one answer. `pieces` are its lines with the literals between them: line, literal, line.

    >>> items([b'1 FETCH (UID 7 BODY[] ', b'a)b', b')'])
    [b'1', b'FETCH', [b'UID', b'7', b'BODY[]', b'a)b']]
    """
    top: list[Item] = []
    open_lists: list[list[Item]] = [top]
    for number, piece in enumerate(pieces):
        if number % 2:
            open_lists[-1].append(piece)
        else:
            _take(piece, open_lists)
    return top


def _take(line: bytes, open_lists: list[list[Item]]) -> None:
    at = 0
    while at < len(line) and (found := TOKEN.match(line, at)) and found.end() > at:
        at = found.end()
        if found["open"]:
            inner: list[Item] = []
            open_lists[-1].append(inner)
            if len(open_lists) < DEEPEST:
                open_lists.append(inner)
        elif found["close"]:
            if len(open_lists) > 1:
                open_lists.pop()
        elif found["quoted"] is not None:
            open_lists[-1].append(re.sub(rb"\\(.)", rb"\1", found["quoted"]))
        elif found["atom"]:
            open_lists[-1].append(None if found["atom"].upper() == b"NIL" else found["atom"])


def pairs(found: Item) -> dict[bytes, Item]:
    """A list of names and values as such; names in capitals, without what stands in <>.

    >>> pairs([b'UID', b'7', b'body[]<0>', b'x'])
    {b'UID': b'7', b'BODY[]': b'x'}
    """
    if not isinstance(found, list):
        return {}
    names = [each.upper().partition(b"<")[0] if isinstance(each, bytes) else b"" for each in found[::2]]
    return dict(zip(names, found[1::2], strict=False))


def number(item: Item) -> int:
    """A number; 0 where it is none."""
    return int(item) if isinstance(item, bytes) and item.isdigit() else 0


def quoted(words: str) -> bytes:
    r"""A string for the wire. Raises ValueError for what no string may hold.

    >>> quoted('a "b"')
    b'"a \\"b\\""'
    """
    if re.search(r"[\x00\r\n]", words):
        message = "A line break or NUL cannot be said to a mail server."
        raise ValueError(message)
    return b'"' + words.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'


def folder_on_wire(name: str) -> str:
    """The name of a folder as IMAP writes it (RFC 3501, section 5.1.3).

    >>> folder_on_wire("Gelöscht & weg")
    'Gel&APY-scht &- weg'
    """
    return re.sub(r"&|[^\x20-\x7e]+", lambda found: "&-" if found[0] == "&" else _shifted(found[0]), name)


def folder_as_read(name: str) -> str:
    """The name of a folder as people write it.

    >>> folder_as_read("Gel&APY-scht &- weg")
    'Gelöscht & weg'
    """
    return re.sub(r"&([^-]*)-", lambda found: "&" if not found[1] else _unshifted(found[0], found[1]), name)


def _shifted(words: str) -> str:
    return "&" + base64.b64encode(words.encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"


def _unshifted(whole: str, letters: str) -> str:
    try:
        return base64.b64decode(letters.replace(",", "/") + "=" * (-len(letters) % 4)).decode("utf-16-be")
    except ValueError:
        return whole
