"""Opening: a customer begins something new."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Conversation, Side
from wayline.kit.db import Transaction
from wayline.kit.ids import new_id


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What a conversation begins with.

    `identity` is whose it is (as seen), `anonymous` the browser beside it; `correspondent` is who the channel
    knows at the other end; `page` is {url, title, referrer} of where it was opened; `follows` is the
    closed conversation it goes on.
    """

    channel_id: UUID
    channel: str
    identity: UUID
    anonymous: UUID | None = None
    correspondent: UUID | None = None
    subject: str | None = None
    page: dict[str, Any] | None = None
    follows: UUID | None = None
    id: UUID = msgspec.field(default_factory=new_id)


async def start(tx: Transaction, opening: Opening, at: datetime, by: Author | None = None) -> Conversation:
    """Begin a conversation, by the customer unless `by` says otherwise; its first entry is that it started."""
    conversation = Conversation(
        id=opening.id,
        channel_id=opening.channel_id,
        channel=opening.channel,
        identity=opening.identity,
        anonymous=opening.anonymous,
        correspondent=opening.correspondent,
        subject=opening.subject,
        opened_on=opening.page,
        follows_id=opening.follows,
        started_at=at,
        last_at=at,
        status_at=at,
    )
    await store.save(tx, conversation)
    facts = {"follows": str(opening.follows)} if opening.follows else {}
    await add_state(tx, conversation, "started", by or Author(Side.CUSTOMER, opening.identity), at, **facts)
    return conversation
