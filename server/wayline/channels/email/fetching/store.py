"""Rows of fetching."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update

from wayline.channels.email.fetching.model import ImapAccount, ImapFolder
from wayline.kit.db import Transaction


async def account_of(tx: Transaction, channel: UUID) -> ImapAccount | None:
    """Where the mail of this mailbox is fetched from."""
    return await tx.get(ImapAccount, channel)


async def accounts(tx: Transaction) -> list[ImapAccount]:
    """All of them."""
    return list((await tx.execute(select(ImapAccount))).scalars())


async def save(tx: Transaction, *rows: object) -> None:
    """Add new rows and write what changed."""
    tx.add_all(rows)
    await tx.flush()


async def forget(tx: Transaction, channel: UUID) -> None:
    """Fetch from it no more."""
    await tx.execute(delete(ImapAccount).where(ImapAccount.channel_id == channel))


async def forget_folders(tx: Transaction, channel: UUID) -> None:
    """How far it was read is of another account: begin anew."""
    await tx.execute(delete(ImapFolder).where(ImapFolder.channel_id == channel))


async def folder(tx: Transaction, channel: UUID, name: str) -> ImapFolder | None:
    """How far this folder has been read."""
    return await tx.get(ImapFolder, (channel, name))


async def went_well(tx: Transaction, channel: UUID, found: Sequence[tuple[str, str]], at: datetime) -> None:
    """The account was read through: no trouble any more."""
    change = update(ImapAccount).where(ImapAccount.channel_id == channel)
    told = {"seen_at": at, "trouble": "", "trouble_says": "", "trouble_at": None}
    await tx.execute(change.values(**told, found=[list(each) for each in found]))


async def went_wrong(tx: Transaction, channel: UUID, trouble: str, says: str, at: datetime) -> None:
    """Keep why it could not be read; since when is the first time."""
    change = update(ImapAccount).where(ImapAccount.channel_id == channel)
    await tx.execute(change.values(trouble=trouble, trouble_says=says))
    await tx.execute(change.where(ImapAccount.trouble_at.is_(None)).values(trouble_at=at))


async def keep_sealed(tx: Transaction, channel: UUID, sealed: str) -> None:
    """Another secret came in place of the old one."""
    await tx.execute(update(ImapAccount).where(ImapAccount.channel_id == channel).values(sealed=sealed))
