"""The questions asked of files that went with no message yet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import any_, select

from wayline.conversations.model import Attachment
from wayline.conversations.sending.model import Sending
from wayline.kit.db import Transaction


async def files_left_behind(tx: Transaction, before: datetime, most: int) -> list[Attachment]:
    """Files uploaded before then that went with no message and wait for none; nobody else may take them now."""
    chosen = select(Attachment).where(Attachment.entry_id.is_(None), Attachment.at < before)
    waiting = select(Sending.id).where(Attachment.id == any_(Sending.files)).exists()
    chosen = chosen.where(~waiting).limit(most)
    return list((await tx.execute(chosen.with_for_update(skip_locked=True))).scalars())


async def waiting_files(tx: Transaction, ids: Sequence[UUID]) -> list[Attachment]:
    """These files, in the order asked; what is gone is left out."""
    found = {row.id: row for row in (await tx.execute(select(Attachment).where(Attachment.id.in_(ids)))).scalars()}
    return [found[id] for id in ids if id in found]
