"""Whose key is this, and what may it do."""

from datetime import datetime

from wayline.company.keys import store
from wayline.company.keys.model import PREFIX, SEEN_EVERY
from wayline.company.tokens import token_hash
from wayline.kit.clock import utc_now
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def find_api_key(tx: Transaction, token: str, at: datetime | None = None) -> Caller | None:
    """Who speaks with this key, or None for a key that is unknown or withdrawn; notes its use, to the minute."""
    if not token.startswith(PREFIX):
        return None
    key = await store.key_by_hash(tx, token_hash(token))
    if key is None:
        return None
    now = at or utc_now()
    if key.last_used_at is None or now >= key.last_used_at + SEEN_EVERY:
        key.last_used_at = now
    return Caller(kind="key", id=key.id, name=key.name, permissions=frozenset(key.scopes))
