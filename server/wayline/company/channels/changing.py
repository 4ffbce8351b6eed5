"""Change a channel, close it, open it again, and give it a secret."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company.auditing import note
from wayline.company.channels import store
from wayline.company.channels.model import Channel, WidgetSettings, plain_origins
from wayline.company.channels.opening import tell_readers
from wayline.company.schedules.choosing import tell_hours_changed
from wayline.company.schedules.store import load_schedule
from wayline.company.tokens import new_token
from wayline.kit.db import Transaction
from wayline.kit.http import Caller

BEGINS_WITH = "ws_"


class ChannelChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be different; UNSET stays."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    allowed_origins: list[str] | msgspec.UnsetType = msgspec.UNSET
    settings: WidgetSettings | msgspec.UnsetType = msgspec.UNSET
    schedule_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    active: bool | msgspec.UnsetType = msgspec.UNSET


async def change_channel(tx: Transaction, id: UUID, wanted: ChannelChange, by: Caller, at: datetime) -> Channel:
    """Change a channel. Raises OriginInvalid, NotFound for a channel or schedule that is not there."""
    channel = await store.get_channel(tx, id)
    changed: dict[str, object] = {}
    if isinstance(wanted.name, str):
        channel.name = wanted.name.strip()
        changed["name"] = channel.name
    if isinstance(wanted.allowed_origins, list):
        channel.allowed_origins = plain_origins(wanted.allowed_origins)
        changed["allowed_origins"] = channel.allowed_origins
    if isinstance(wanted.settings, WidgetSettings):
        channel.settings = msgspec.to_builtins(wanted.settings)
        changed["settings"] = channel.settings
    if not isinstance(wanted.schedule_id, msgspec.UnsetType):
        if wanted.schedule_id is not None:
            await load_schedule(tx, wanted.schedule_id)
        channel.schedule_id = wanted.schedule_id
        changed["schedule_id"] = str(wanted.schedule_id) if wanted.schedule_id else None
    if isinstance(wanted.active, bool) and wanted.active != channel.active:
        channel.closed_at, channel.closed_by = (None, None) if wanted.active else (at, by.id)
        changed["active"] = wanted.active
    await tx.flush()
    await note(tx, by, at, "channel.changed", ("channel", id), name=channel.name, changed=changed)
    await tell_readers(tx, channel, at)
    if "schedule_id" in changed:
        await tell_hours_changed(tx)
    return channel


async def make_secret(tx: Transaction, id: UUID, by: Caller, at: datetime) -> str:
    """A fresh secret for signing who a visitor is; tokens signed with the old one are refused from now on."""
    channel = await store.get_channel(tx, id)
    channel.secret, channel.secret_made_at = new_token(BEGINS_WITH), at
    await tx.flush()
    await note(tx, by, at, "channel.secret_made", ("channel", id), name=channel.name)
    return channel.secret
