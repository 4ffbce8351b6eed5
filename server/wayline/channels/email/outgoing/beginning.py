"""Beginning: a teammate writes first, and the answer comes back into the same conversation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.channels.email.errors import MailboxOff
from wayline.channels.email.mailboxes import CHANNEL, find_mailbox
from wayline.company import channels_by_id
from wayline.conversations import (
    LONGEST,
    MOST_FILES,
    Addressed,
    Author,
    Conversation,
    Opening,
    Reply,
    assign,
    find,
    reply,
    start,
)
from wayline.customers import Kind, normalised, see, set_facts
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import identity_id


class NewMail(msgspec.Struct, frozen=True, kw_only=True):
    """The first mail of a conversation; `client_id` makes sending it twice the same as once.

    It is the conversation of the first address it goes to.
    """

    addressed: Addressed
    subject: Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^[^\r\n]*\S[^\r\n]*$")]
    body: Annotated[str, Meta(max_length=LONGEST)]
    client_id: Annotated[str, Meta(min_length=1, max_length=100)]
    attachments: Annotated[Sequence[UUID], Meta(max_length=MOST_FILES)] = ()


async def begin(tx: Transaction, channel: UUID, written: NewMail, by: Author, at: datetime) -> Conversation:
    """Begin a conversation from this mailbox and mail its first message; it is its writer's.

    Raises MailboxUnknown, MailboxOff, EmailInvalid, NobodyAddressed, MessageEmpty, MessageTooLong, NoSuchFile.
    """
    mailbox = await find_mailbox(tx, channel)
    if not (await channels_by_id(tx, {channel}))[channel].active:
        raise MailboxOff
    id = derived_id("written first", str(mailbox.channel_id), str(by.id), written.client_id)
    if known := await find(tx, id):
        return known
    addressed = written.addressed.plain()
    if not addressed.to:
        raise Invalid("A first mail needs somebody in To.")
    value = normalised(Kind.EMAIL, addressed.to[0])
    if value is None:
        raise Invalid("This address cannot be a customer's.", email=addressed.to[0])
    identity = identity_id(Kind.EMAIL, value)
    await see(tx, identity, Kind.EMAIL, value, at)
    await set_facts(tx, identity, {"email": value}, CHANNEL, at)
    opening = Opening(
        id=id,
        channel_id=channel,
        channel=CHANNEL,
        identity=identity,
        correspondent=identity,
        subject=written.subject.strip(),
    )
    conversation = await start(tx, opening, at, by)
    if by.teammate:
        await assign(tx, id, (by.teammate, None), by, at)
    message = Reply(
        body=written.body,
        client_id=written.client_id,
        files=written.attachments,
        addressed=addressed,
        automatic=not by.teammate,
    )
    await reply(tx, id, message, by, at)
    return conversation
