"""What is asked of mail over weeks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from wayline.channels.email.model import Mail, Way
from wayline.kit.db import Transaction


async def last_come(tx: Transaction) -> dict[UUID, datetime]:
    """When mail last came to each mailbox."""
    chosen = select(Mail.channel_id, func.max(Mail.at)).where(Mail.way == Way.IN.value).group_by(Mail.channel_id)
    return {row[0]: row[1] for row in await tx.execute(chosen)}


async def come_since(
    tx: Transaction, channel: UUID, since: datetime, zone: str
) -> tuple[datetime | None, dict[tuple[int, int], int]]:
    """When the first mail came after a moment, and how many by weekday (Monday is 0) and hour of this time zone."""
    here = func.timezone(zone, Mail.at)
    weekday, hour = func.extract("isodow", here), func.extract("hour", here)
    of_it = (Mail.channel_id == channel, Mail.way == Way.IN.value, Mail.at >= since)
    first = (await tx.execute(select(func.min(Mail.at)).where(*of_it))).scalar_one()
    counted = select(weekday, hour, func.count()).where(*of_it).group_by(weekday, hour)
    return first, {(int(row[0]) - 1, int(row[1])): row[2] for row in await tx.execute(counted)}
