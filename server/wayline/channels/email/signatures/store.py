"""The questions asked of signatures."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select

from wayline.channels.email.signatures.model import Signature
from wayline.kit.db import Transaction


async def seen_by(tx: Transaction, teammate: UUID) -> Sequence[Signature]:
    """A teammate's own, and those of whoever has none."""
    wanted = select(Signature).where(or_(Signature.teammate_id == teammate, Signature.teammate_id.is_(None)))
    return (await tx.execute(wanted.order_by(Signature.id))).scalars().all()


async def find(tx: Transaction, teammate: UUID | None, channel: UUID | None) -> Signature | None:
    """The one of exactly this teammate (None: of whoever has none) and this mailbox (None: of all), held."""
    whose = Signature.teammate_id.is_(None) if teammate is None else Signature.teammate_id == teammate
    where = Signature.channel_id.is_(None) if channel is None else Signature.channel_id == channel
    return (await tx.execute(select(Signature).where(whose, where).with_for_update())).scalar_one_or_none()
