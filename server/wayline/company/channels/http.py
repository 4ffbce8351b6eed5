"""Channels and their settings."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, patch, post
from litestar.params import FromPath, JSONBody
from msgspec import UNSET, Meta, UnsetType

from wayline.company import store as us
from wayline.company.channels import changing, opening, store
from wayline.company.channels.model import Channel, WidgetSettings
from wayline.company.permissions import Permission
from wayline.kit.http import Asker, Now, Tx, needs

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Origins = Annotated[list[Annotated[str, Meta(max_length=300)]], Meta(max_length=100)]


class ChannelWish(msgspec.Struct):
    """A new channel."""

    name: Name


class ChannelPatch(msgspec.Struct, kw_only=True):
    """What is to be different about a channel."""

    name: Name | UnsetType = UNSET
    allowed_origins: Origins | UnsetType = UNSET
    settings: WidgetSettings | UnsetType = UNSET
    schedule_id: UUID | UnsetType | None = UNSET
    active: bool | UnsetType = UNSET


class ChannelRow(msgspec.Struct, frozen=True, kw_only=True):
    """A channel; `key` is public and goes into the script tag, the secret is never shown again."""

    id: UUID
    kind: str
    name: str
    key: str
    allowed_origins: list[str]
    settings: WidgetSettings
    schedule_id: UUID | None
    secret_made_at: datetime | None
    made_at: datetime
    active: bool


class ChannelList(msgspec.Struct):
    """The channels."""

    items: list[ChannelRow]
    next: None = None


class ChannelSecret(msgspec.Struct):
    """The secret with which the shop signs who a visitor is; shown this once."""

    secret: str


@get("/api/channels", tags=["company"], **needs(Permission.CHANNELS_READ))
async def list_channels(tx: Tx) -> ChannelList:
    """The channels, those in use first."""
    return ChannelList([row_of(channel) for channel in await store.channels(tx)])


@post("/api/channels", tags=["company"], **needs(Permission.CHANNELS_EDIT))
async def open_channel(data: JSONBody[ChannelWish], tx: Tx, now: Now, caller: Asker) -> ChannelRow:
    """Open a chat channel, with the company's opening hours."""
    company = await us.load_company(tx)
    return row_of(await opening.open_channel(tx, data.name, caller, now, schedule_id=company.schedule_id))


@get("/api/channels/{id:uuid}", tags=["company"], **needs(Permission.CHANNELS_READ))
async def show_channel(id: FromPath[UUID], tx: Tx) -> ChannelRow:
    """One channel."""
    return row_of(await store.get_channel(tx, id))


@patch("/api/channels/{id:uuid}", tags=["company"], **needs(Permission.CHANNELS_EDIT))
async def change_channel(
    id: FromPath[UUID], data: JSONBody[ChannelPatch], tx: Tx, now: Now, caller: Asker
) -> ChannelRow:
    """Change a channel's name, look, origins or opening hours; close it or open it again."""
    wanted = changing.ChannelChange(
        name=data.name,
        allowed_origins=data.allowed_origins,
        settings=data.settings,
        schedule_id=data.schedule_id,
        active=data.active,
    )
    return row_of(await changing.change_channel(tx, id, wanted, caller, now))


@post("/api/channels/{id:uuid}/secret", tags=["company"], status_code=200, **needs(Permission.CHANNELS_EDIT))
async def make_secret(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> ChannelSecret:
    """A fresh secret; what was signed with the old one is refused from now on."""
    return ChannelSecret(await changing.make_secret(tx, id, caller, now))


def row_of(channel: Channel) -> ChannelRow:
    """A channel as the console sees it."""
    return ChannelRow(
        id=channel.id,
        kind=channel.kind,
        name=channel.name,
        key=channel.key,
        allowed_origins=channel.allowed_origins,
        settings=channel.widget,
        schedule_id=channel.schedule_id,
        secret_made_at=channel.secret_made_at,
        made_at=channel.made_at,
        active=channel.active,
    )


handlers = [list_channels, open_channel, show_channel, change_channel, make_secret]
