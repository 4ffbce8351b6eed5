"""Whether the chat is offered: where nobody can answer it says so, and asks for an address instead."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from wayline.company import Channel, Company, Permission, anybody_there, is_open
from wayline.conversations import waiting_chats
from wayline.kit.db import Transaction

Away = Literal["closed", "nobody", "full"]
"""Why it is not: outside its hours; nobody is at work who may answer; as many wait as may."""


async def away(tx: Transaction, channel: Channel, company: Company, at: datetime) -> Away | None:
    """Why nobody can answer here now; None where somebody can."""
    if not await is_open(tx, schedule_of(channel, company), at):
        return "closed"
    if not await anybody_there(tx, Permission.CONVERSATIONS_REPLY, at):
        return "nobody"
    limit = channel.widget.queue_limit
    return "full" if limit is not None and await waiting_chats(tx, channel.id) >= limit else None


def schedule_of(channel: Channel, company: Company) -> UUID | None:
    """The channel's hours win over the company's."""
    return channel.schedule_id or company.schedule_id
