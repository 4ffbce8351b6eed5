"""How a mailbox stands: whether its mail can be fetched, when mail came last, and how much usually comes when."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.channels.email import store as mailboxes
from wayline.channels.email.fetching.store import accounts
from wayline.channels.email.minding import store
from wayline.company import channels_by_id
from wayline.kit.db import Transaction

WEEKS = 8


class MailboxStands(msgspec.Struct, frozen=True, kw_only=True):
    """`trouble`: why its mail cannot be fetched, empty where it can.

    `by_hour`: how much came since `first_at` by weekday (Monday is 0) and hour, in the time zone that was asked for.
    """

    channel_id: UUID
    name: str
    trouble: str
    last_at: datetime | None
    first_at: datetime | None
    by_hour: Mapping[tuple[int, int], int]


async def mailboxes_now(tx: Transaction, zone: str, now: datetime) -> list[MailboxStands]:
    """Every mailbox in use; what usually comes is that of the eight weeks before."""
    ids = [each.channel_id for each in await mailboxes.mailboxes(tx)]
    channels = await channels_by_id(tx, set(ids))
    trouble = {one.channel_id: one.trouble for one in await accounts(tx)}
    last = await store.last_come(tx)
    found = []
    for id in ids:
        if id not in channels or not channels[id].active:
            continue
        first, by_hour = await store.come_since(tx, id, now - timedelta(weeks=WEEKS), zone)
        found.append(
            MailboxStands(
                channel_id=id,
                name=channels[id].name,
                trouble=trouble.get(id, ""),
                last_at=last.get(id),
                first_at=first,
                by_hour=by_hour,
            )
        )
    return found
