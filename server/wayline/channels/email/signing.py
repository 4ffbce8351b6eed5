"""Two proofs made with a mailbox's secret: that a mail was handed over by who knows it, and where an answer belongs."""

import base64
import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

TOLERANCE = timedelta(minutes=5)
TAG = re.compile(r"^[^@]+\+c-([a-z2-7]{26})-([a-z2-7]{16})@", re.IGNORECASE)


def signature(secret: str, raw: bytes, at: datetime) -> str:
    """What stands in `X-Wayline-Signature` beside a mail: its time in seconds, and HMAC-SHA256 over both."""
    seconds = int(at.timestamp())
    return f"t={seconds},v1={_digest(secret, str(seconds), raw)}"


def is_signed(secret: str, raw: bytes, said: str, now: datetime) -> bool:
    """Whether this signature belongs to these bytes and is not older (or newer) than five minutes."""
    parts = dict(part.strip().partition("=")[::2] for part in said.split(","))
    seconds = parts.get("t", "")
    if not seconds.isdigit() or len(seconds) > 12:  # noqa: PLR2004 (digits of a time within reason)
        return False
    if abs(now - datetime.fromtimestamp(int(seconds), UTC)) > TOLERANCE:
        return False
    return hmac.compare_digest(parts.get("v1", "").encode(), _digest(secret, seconds, raw).encode())


def answer_address(address: str, conversation: UUID, secret: str) -> str:
    """The mailbox's address with the conversation in it, signed: an answer to it needs no other sign."""
    name, _, domain = address.rpartition("@")
    tag = _letters(conversation.bytes)
    return f"{name}+c-{tag}-{_proof(tag, secret)}@{domain}"


def conversation_in(address: str, secret: str) -> UUID | None:
    """The conversation an address of ours names; None where it names none or the proof is wrong."""
    found = TAG.match(address)
    if not found or not hmac.compare_digest(_proof(found[1].lower(), secret).encode(), found[2].lower().encode()):
        return None
    return UUID(bytes=base64.b32decode(found[1].upper() + "======"))


def _digest(secret: str, seconds: str, raw: bytes) -> str:
    return hmac.new(secret.encode(), seconds.encode() + b"." + raw, hashlib.sha256).hexdigest()


def _proof(tag: str, secret: str) -> str:
    return _letters(hmac.new(secret.encode(), b"answer " + tag.encode(), hashlib.sha256).digest()[:10])


def _letters(content: bytes) -> str:
    return base64.b32encode(content).decode().rstrip("=").lower()
