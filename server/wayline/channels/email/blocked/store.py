"""Rows of blocked senders."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from wayline.channels.email.blocked.model import BlockedSender
from wayline.channels.email.model import Mail, MailState
from wayline.kit.db import Transaction

MOST = 500


async def keep(tx: Transaction, row: BlockedSender) -> bool:
    """Keep a sender as blocked. Returns whether it was not."""
    new = insert(BlockedSender).values(sender=row.sender, at=row.at, by_id=row.by_id).on_conflict_do_nothing()
    return (await tx.execute(new.returning(BlockedSender.sender))).first() is not None


async def forget(tx: Transaction, sender: str) -> bool:
    """Block it no longer. Returns whether it was."""
    gone = delete(BlockedSender).where(BlockedSender.sender == sender)
    return (await tx.execute(gone.returning(BlockedSender.sender))).first() is not None


async def among(tx: Transaction, senders: Collection[str]) -> set[str]:
    """Which of these are."""
    chosen = select(BlockedSender.sender).where(BlockedSender.sender.in_(senders))
    return set((await tx.execute(chosen)).scalars()) if senders else set()


async def every(tx: Transaction) -> list[BlockedSender]:
    """The newest 500 of all."""
    return list((await tx.execute(select(BlockedSender).order_by(BlockedSender.at.desc()).limit(MOST))).scalars())


async def mails(tx: Transaction) -> list[Mail]:
    """The newest 500 mails that were blocked."""
    chosen = select(Mail).where(Mail.state == MailState.BLOCKED.value)
    return list((await tx.execute(chosen.order_by(Mail.at.desc()).limit(MOST))).scalars())
