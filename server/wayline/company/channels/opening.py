"""A new channel."""

from datetime import datetime
from uuid import UUID

from wayline.company.auditing import note
from wayline.company.channels.model import Channel, Kind
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import new_secret
from wayline.touchpoints.recording import record_fact

KEY_PREFIX = "wk_"


async def open_channel(
    tx: Transaction, name: str, by: Caller, at: datetime, *, schedule_id: UUID | None = None, kind: Kind = "chat"
) -> Channel:
    """Open a channel; the key of a chat is public and goes into the script tag."""
    channel = Channel(
        kind=kind,
        name=name.strip(),
        key=KEY_PREFIX + new_secret(18),
        schedule_id=schedule_id,
        made_at=at,
    )
    tx.add(channel)
    await tx.flush()
    await note(tx, by, at, "channel.opened", ("channel", channel.id), name=channel.name)
    await tell_readers(tx, channel, at)
    return channel


async def tell_readers(tx: Transaction, channel: Channel, at: datetime) -> None:
    """Keep for the readers of the log what this channel is from now on."""
    data = {"kind": channel.kind, "name": channel.name, "active": channel.active}
    schedule_id = str(channel.schedule_id) if channel.schedule_id else None
    await record_fact(tx, "channel", channel.id, {**data, "schedule_id": schedule_id}, at)
