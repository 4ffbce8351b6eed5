"""Mailboxes: an address of ours, as a channel."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.channels.email import store
from wayline.channels.email.errors import AddressTaken, MailboxUnknown
from wayline.channels.email.model import Mailbox
from wayline.company import Channel, channels_by_id, find_channel, get_company, note, open_channel, plain_email
from wayline.company import ChannelKind as Kind
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import new_secret

CHANNEL: Kind = "email"
BEGINS_WITH = "wm_"


async def open_mailbox(tx: Transaction, name: str, address: str, by: Caller, at: datetime) -> tuple[Channel, Mailbox]:
    """Open a channel for an address, with the company's hours. Raises EmailInvalid, AddressTaken."""
    plain = plain_email(address)
    if await store.has_address(tx, [plain]):
        raise AddressTaken(address=plain)
    company = await get_company(tx)
    channel = await open_channel(tx, name, by, at, schedule_id=company.schedule_id, kind=CHANNEL)
    mailbox = Mailbox(channel_id=channel.id, address=plain, secret=BEGINS_WITH + new_secret(32), made_at=at)
    await store.save(tx, mailbox)
    return channel, mailbox


async def trust(tx: Transaction, channel: UUID, server: str, by: Caller, at: datetime) -> None:
    """Believe what this server says of senders (its authserv-id), or nobody. Raises MailboxUnknown."""
    mailbox = await find_mailbox(tx, channel)
    mailbox.trusted = server.strip().lower()
    await store.save(tx, mailbox)
    await note(tx, by, at, "mailbox.trust_set", ("channel", channel), address=mailbox.address, server=mailbox.trusted)


async def show_secret(tx: Transaction, channel: UUID, by: Caller, at: datetime) -> str:
    """The secret of a mailbox, for whoever hands mail over; the audit log says who saw it. Raises MailboxUnknown."""
    mailbox = await find_mailbox(tx, channel)
    await note(tx, by, at, "channel.secret_shown", ("channel", channel), address=mailbox.address)
    return mailbox.secret


async def mailbox_with(tx: Transaction, key: str) -> Mailbox:
    """The mailbox in use whose key this is. Raises MailboxUnknown."""
    channel = await find_channel(tx, key, CHANNEL)
    mailbox = await store.mailbox_of(tx, channel.id) if channel else None
    if mailbox is None:
        raise MailboxUnknown
    return mailbox


async def mailboxes_at(tx: Transaction, recipients: Sequence[str]) -> dict[str, Mailbox]:
    """The mailbox in use that each of these addresses belongs to, with or without what stands behind a plus."""
    named = {one: (one.lower(), untagged(one)) for one in recipients}
    found = await store.with_addresses(tx, sorted({address for both in named.values() for address in both}))
    channels = await channels_by_id(tx, {one.channel_id for one in found})
    used = {one.address: one for one in found if channels[one.channel_id].active}
    return {one: used[address] for one, both in named.items() for address in reversed(both) if address in used}


def untagged(address: str) -> str:
    """An address in small letters without what stands behind a plus.

    >>> untagged("Help+c-abc@Example.com")
    'help@example.com'
    """
    name, _, domain = address.lower().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


async def find_mailbox(tx: Transaction, channel: UUID) -> Mailbox:
    """The mailbox of this channel. Raises MailboxUnknown."""
    found = await store.mailbox_of(tx, channel)
    if found is None:
        raise MailboxUnknown
    return found
