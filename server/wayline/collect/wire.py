"""What comes over the wire: bodies of the Segment API, whatever their clients call them."""

import re
import zlib
from typing import Any

import msgspec

from wayline.collect.errors import BodyTooLarge, BodyUnreadable

LARGEST_BODY = 500_000
LARGEST_ITEM = 32_000
MOST_ITEMS = 2_500
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
# JavaScript cuts emoji in half and JSON.stringify writes the halves out; no decoder takes them.
_HALF_LETTER = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


class Item(msgspec.Struct, rename="camel", gc=False):
    """One item as its client sent it. Every field is loose: what is wrong with it, a step says."""

    type: Any = None
    event: Any = None
    name: Any = None
    category: Any = None
    user_id: Any = None
    anonymous_id: Any = None
    previous_id: Any = None
    group_id: Any = None
    message_id: Any = None
    timestamp: Any = None
    original_timestamp: Any = None
    sent_at: Any = None
    channel: Any = None
    properties: Any = None
    traits: Any = None
    context: Any = None


class Envelope(msgspec.Struct, rename="camel", gc=False):
    """What surrounds the items of a request."""

    batch: list[msgspec.Raw] | None = None
    write_key: Any = None
    sent_at: Any = None
    historical_migration: Any = None
    context: msgspec.Raw = msgspec.Raw(b"null")


_envelope = msgspec.json.Decoder(Envelope)
_item = msgspec.json.Decoder(Item)


def unpack(body: bytes, encoding: str) -> bytes:
    """The body as its sender wrote it: gzip is undone whether the header names it or only its first bytes do.

    Raises BodyTooLarge (a bomb is stopped at the limit) or BodyUnreadable.
    """
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise BodyUnreadable("Only gzip and identity are understood as content encoding.", encoding=encoding)
    if body[:2] == _GZIP_MAGIC:
        unpacking = zlib.decompressobj(_GZIP)
        try:
            body = unpacking.decompress(body, LARGEST_BODY + 1)
        except zlib.error as error:
            raise BodyUnreadable("The gzip body is broken.") from error
        if len(body) <= LARGEST_BODY and not unpacking.eof:
            raise BodyUnreadable("The gzip body ends too early.")
    if len(body) > LARGEST_BODY:
        raise BodyTooLarge(most=LARGEST_BODY)
    return body


def read_envelope(body: bytes) -> tuple[Envelope, list[msgspec.Raw]]:
    """The envelope and its items, still unread. A single call is a batch of one.

    Raises BodyUnreadable, BodyTooLarge.
    """
    try:
        envelope = _envelope.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        body = _mended(body)
        try:
            envelope = _envelope.decode(body)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise BodyUnreadable(detail=str(error)) from error
    if envelope.batch is None:
        return envelope, [msgspec.Raw(body)]
    if len(envelope.batch) > MOST_ITEMS:
        raise BodyTooLarge(items=len(envelope.batch), most=MOST_ITEMS)
    return envelope, envelope.batch


def read_item(raw: msgspec.Raw) -> Item | None:
    """One item; None where it is no object, or holds what no number or letter is."""
    try:
        return _item.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _mended(body: bytes) -> bytes:
    return _HALF_LETTER.sub(rb"\\ufffd", body.decode("utf-8", "replace").encode())
