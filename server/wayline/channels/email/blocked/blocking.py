"""Blocking: mail of these addresses and domains is stored, shown as blocked, and opens nothing."""

import re
from collections.abc import Collection
from datetime import datetime

from wayline.channels.email import store as email_store
from wayline.channels.email.blocked import store
from wayline.channels.email.blocked.model import BlockedSender
from wayline.channels.email.errors import BlocksUs, NotBlocked, SenderInvalid
from wayline.company import note, plain_email
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import derived_id

DOMAIN = re.compile(r"(?=.{3,253}\Z)(?:[^\s@.]{1,63}\.)+[^\s@.]{2,63}\Z")


async def block_sender(tx: Transaction, given: str, by: Caller, at: datetime) -> str:
    """Block an address, or a domain with all below it; twice is once. Returns it in its normal form.

    Raises SenderInvalid, EmailInvalid, BlocksUs.
    """
    sender = plain_sender(given)
    if any(sender in names_of(ours) for ours in await email_store.every_address(tx)):
        raise BlocksUs(sender=sender)
    row = BlockedSender(sender=sender, at=at, by_id=by.id if by.kind == "teammate" else None)
    if await store.keep(tx, row):
        await note(tx, by, at, "mail.sender_blocked", ("address", derived_id("address", sender)), sender=sender)
    return sender


async def unblock_sender(tx: Transaction, sender: str, by: Caller, at: datetime) -> None:
    """Take its mail in again from now on. Raises NotBlocked."""
    plain = sender.strip().lower()
    if not await store.forget(tx, plain):
        raise NotBlocked(sender=plain)
    await note(tx, by, at, "mail.sender_unblocked", ("address", derived_id("address", plain)), sender=plain)


async def blocked_addresses(tx: Transaction, addresses: Collection[str]) -> set[str]:
    """Which of these addresses (in small letters) are blocked, by themselves or by a domain."""
    found = await store.among(tx, {name for address in addresses for name in names_of(address)})
    return {address for address in addresses if found.intersection(names_of(address))}


def names_of(address: str) -> list[str]:
    """The address, its domain, and the domains above that: what may be blocked to block it.

    >>> names_of("eve@mail.spam.test")
    ['eve@mail.spam.test', 'mail.spam.test', 'spam.test']
    """
    labels = address.rpartition("@")[2].split(".")
    return [address, *(".".join(labels[place:]) for place in range(len(labels) - 1))]


def plain_sender(given: str) -> str:
    """An address or a domain in its normal form; a domain may stand behind an @. Raises SenderInvalid, EmailInvalid.

    >>> plain_sender(" @Spam.TEST "), plain_sender("Eve@Spam.test")
    ('spam.test', 'eve@spam.test')
    """
    words = given.strip().lower()
    if "@" in words.removeprefix("@"):
        return plain_email(words)
    domain = words.removeprefix("@")
    if not DOMAIN.match(domain):
        raise SenderInvalid(sender=given[:254])
    return domain
