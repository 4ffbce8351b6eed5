"""Ids: new ones that sort by time, and ones derived from a cause so that twice is once."""

import secrets
from hashlib import blake2b
from uuid import UUID, SafeUUID

from uuid_utils.compat import uuid7

_SHAPE_MASK = (0xF << 76) | (0x3 << 62)
_VERSION_8 = (0x8 << 76) | (0x2 << 62)


def new_id() -> UUID:
    """A new id; ids made later sort later (UUID version 7)."""
    return uuid7()


def derived_id(*parts: str) -> UUID:
    """The id that belongs to these words: the same words give the same id for ever."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return _uuid((int.from_bytes(digest, "big") & ~_SHAPE_MASK) | _VERSION_8)


def _uuid(number: int) -> UUID:
    """`UUID(int=number)` without its questions, which take longer than the digest: every capture makes ids."""
    made = object.__new__(UUID)
    object.__setattr__(made, "int", number)
    object.__setattr__(made, "is_safe", SafeUUID.unknown)
    return made


def new_secret(length: int = 32) -> str:
    """A secret of `length` random bytes, in letters that are safe in a header or a URL."""
    return secrets.token_urlsafe(length)


def new_bytes(length: int) -> bytes:
    """So many random bytes."""
    return secrets.token_bytes(length)
