"""Secrets that are shown once: what is kept of them is a hash that leads nowhere back."""

import hashlib
import hmac
import secrets

from wayline.kit.ids import new_secret


def new_token(prefix: str = "") -> str:
    """A secret of 256 random bits."""
    return prefix + new_secret(32)


def token_hash(token: str) -> str:
    """What is kept of it. The secret is random and long, so that a quick hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def csrf_of(session_token: str) -> str:
    """The word that unsafe calls of this session carry in a header: another site cannot know it."""
    return hmac.new(session_token.encode("utf-8", "surrogatepass"), b"wayline csrf", hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in constant time."""
    return secrets.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
