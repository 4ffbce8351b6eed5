"""The questions asked of channels."""

from uuid import UUID

from sqlalchemy import func, select

from wayline.company.channels.model import Channel, Kind
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound


async def find_channel(tx: Transaction, key: str, kind: Kind) -> Channel | None:
    """The channel of this kind in use whose key this is: a mailbox's opens no chat and records no visit."""
    query = select(Channel).where(Channel.key == key, Channel.kind == kind, Channel.closed_at.is_(None))
    return (await tx.execute(query)).scalar_one_or_none()


async def get_channel(tx: Transaction, id: UUID) -> Channel:
    """One channel, in use or closed. Raises NotFound."""
    found = await tx.get(Channel, id)
    if found is None:
        raise NotFound("There is no such channel.", channel_id=str(id))
    return found


async def channels(tx: Transaction) -> list[Channel]:
    """The channels, those in use first, by name."""
    query = select(Channel).order_by(Channel.closed_at.isnot(None), func.lower(Channel.name), Channel.id)
    return list((await tx.execute(query)).scalars())


async def chats(tx: Transaction) -> list[Channel]:
    """The chats in use."""
    query = select(Channel).where(Channel.kind == "chat", Channel.closed_at.is_(None))
    return list((await tx.execute(query)).scalars())


async def channels_by_id(tx: Transaction, ids: set[UUID]) -> dict[UUID, Channel]:
    """The channels with these ids, closed ones too."""
    found = (await tx.execute(select(Channel).where(Channel.id.in_(ids)))).scalars()
    return {each.id: each for each in found}
