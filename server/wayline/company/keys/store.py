"""The questions asked of API keys."""

from uuid import UUID

from sqlalchemy import select

from wayline.company.keys.model import ApiKey
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


async def key_by_hash(tx: Transaction, token_hash: str) -> ApiKey | None:
    """The usable key of this hash."""
    query = select(ApiKey).where(ApiKey.token_hash == token_hash, ApiKey.withdrawn_at.is_(None))
    return (await tx.execute(query)).scalar_one_or_none()


async def usable_keys(tx: Transaction) -> list[ApiKey]:
    """The usable keys, newest first."""
    query = select(ApiKey).where(ApiKey.withdrawn_at.is_(None)).order_by(ApiKey.made_at.desc())
    return list((await tx.execute(query)).scalars())


async def load_key(tx: Transaction, id: UUID) -> ApiKey:
    """One usable key. Raises NotFound."""
    found = await tx.get(ApiKey, id)
    if found is None or found.withdrawn_at is not None:
        raise NotFound("There is no such key.", key_id=str(id))
    return found
