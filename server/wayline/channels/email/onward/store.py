"""Rows of what goes on by mail."""

from uuid import UUID

from sqlalchemy import delete, select

from wayline.channels.email.onward.model import MailOnward
from wayline.kit.db import Transaction


async def onward_of(tx: Transaction, channel: UUID) -> MailOnward | None:
    """How this chat goes on, if it does."""
    return await tx.get(MailOnward, channel)


async def every_onward(tx: Transaction) -> list[MailOnward]:
    """Of all chats that do."""
    return list((await tx.execute(select(MailOnward))).scalars())


async def keep(tx: Transaction, row: MailOnward) -> None:
    """Keep how a chat goes on, in place of what was."""
    await tx.merge(row)
    await tx.flush()


async def forget(tx: Transaction, channel: UUID) -> None:
    """It ends where it is."""
    await tx.execute(delete(MailOnward).where(MailOnward.channel_id == channel))
