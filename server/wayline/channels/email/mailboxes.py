"""Mailboxes: an address of ours, as a channel."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from email_validator import EmailNotValidError, validate_email

from wayline.channels.email import store
from wayline.channels.email.errors import AddressInvalid, AddressTaken, MailboxUnknown
from wayline.channels.email.model import Mailbox
from wayline.company import Channel, channels_by_id, find_channel, get_company, open_channel
from wayline.company import ChannelKind as Kind
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import new_secret

CHANNEL: Kind = "email"
BEGINS_WITH = "wm_"


async def open_mailbox(tx: Transaction, name: str, address: str, by: Caller, at: datetime) -> tuple[Channel, Mailbox]:
    """Open a channel for an address, with the company's hours. Raises AddressInvalid, AddressTaken."""
    plain = plain_address(address)
    if await store.has_address(tx, [plain]):
        raise AddressTaken(address=plain)
    company = await get_company(tx)
    channel = await open_channel(tx, name, by, at, schedule_id=company.schedule_id, kind=CHANNEL)
    mailbox = Mailbox(channel_id=channel.id, address=plain, secret=BEGINS_WITH + new_secret(32), made_at=at)
    await store.save(tx, mailbox)
    return channel, mailbox


async def mailbox_with(tx: Transaction, key: str) -> Mailbox:
    """The mailbox in use whose key this is. Raises MailboxUnknown."""
    channel = await find_channel(tx, key)
    mailbox = await store.mailbox_of(tx, channel.id) if channel else None
    if mailbox is None:
        raise MailboxUnknown
    return mailbox


async def mailboxes_at(tx: Transaction, recipients: Sequence[str]) -> dict[str, Mailbox]:
    """The mailbox in use that each of these addresses belongs to, with or without what stands behind a plus."""
    bare = {one: untagged(one) for one in recipients}
    found = {
        one.address: one for one in await store.with_addresses(tx, sorted({*bare.values(), *map(str.lower, bare)}))
    }
    channels = await channels_by_id(tx, {one.channel_id for one in found.values()})
    used = {address: one for address, one in found.items() if channels[one.channel_id].active}
    return {
        recipient: one
        for recipient, plain in bare.items()
        if (one := used.get(recipient.lower()) or used.get(plain)) is not None
    }


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


def plain_address(address: str) -> str:
    """The address in small letters. Raises AddressInvalid."""
    try:
        found = validate_email(address.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise AddressInvalid(address=address[:254]) from error
    return found.normalized.lower()
