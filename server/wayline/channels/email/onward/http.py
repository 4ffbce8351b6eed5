"""Chats that go on by mail, over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.channels.email.mailboxes import find_mailbox
from wayline.channels.email.onward import store
from wayline.channels.email.onward.model import MailOnward
from wayline.company import Permission, get_channel, note
from wayline.kit.http import Asker, Now, Tx, needs


class OnwardWish(msgspec.Struct):
    """From which mailbox a chat goes on (nothing: it does not), and after how many minutes unread."""

    mailbox_id: UUID | None = None
    minutes: Annotated[int, Meta(ge=1, le=1440)] = 10


class OnwardShape(msgspec.Struct, frozen=True):
    """A chat that goes on by mail."""

    channel_id: UUID
    mailbox_id: UUID
    minutes: int


class OnwardList(msgspec.Struct):
    """The chats that do."""

    items: list[OnwardShape]
    next: None = None


@get("/api/onward", tags=["email"], **needs(Permission.CHANNELS_READ))
async def list_onward(tx: Tx) -> OnwardList:
    """The chats whose unread answers go on by mail."""
    return OnwardList(
        [OnwardShape(one.channel_id, one.mailbox_id, one.minutes) for one in await store.every_onward(tx)]
    )


@put("/api/channels/{id:uuid}/onward", tags=["email"], status_code=204, **needs(Permission.CHANNELS_EDIT))
async def set_onward(id: FromPath[UUID], data: JSONBody[OnwardWish], tx: Tx, now: Now, caller: Asker) -> None:
    """Have a chat's answers mailed that its customer did not read in time, or not."""
    channel = await get_channel(tx, id)
    if data.mailbox_id is None:
        await store.forget(tx, channel.id)
    else:
        mailbox = await find_mailbox(tx, data.mailbox_id)
        await store.keep(tx, MailOnward(channel_id=channel.id, mailbox_id=mailbox.channel_id, minutes=data.minutes))
    await note(tx, caller, now, "channel.onward_set", ("channel", channel.id), name=channel.name)


handlers: list[ControllerRouterHandler] = [list_onward, set_onward]
