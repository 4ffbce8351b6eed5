"""Knowing: what mails are placed by, asked once for all that are placed together."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.channels.email import store
from wayline.channels.email.blocked.blocking import blocked_addresses
from wayline.channels.email.mailboxes import CHANNEL, find_mailbox
from wayline.channels.email.model import Mail, Mailbox
from wayline.channels.email.reading import Letter
from wayline.customers import Kind as Known
from wayline.customers import Seen, blocked_among, normalised, see_all
from wayline.kit.db import Transaction
from wayline.touchpoints.recording import identity_id


class Around(msgspec.Struct, frozen=True):
    """What holds for mails before they are placed.

    `mailboxes` by channel; `ours` our addresses; `blocked` senders whom a teammate blocked, as customers or by a list;
    `awaited` the conversation that an answer to a mail began before the mail itself came, by mailbox and Message-ID.
    """

    mailboxes: Mapping[UUID, Mailbox]
    ours: AbstractSet[str]
    blocked: AbstractSet[UUID]
    awaited: Mapping[tuple[UUID, str], UUID]


async def look_around(tx: Transaction, mails: Sequence[tuple[Mail, Letter]], now: datetime) -> Around:
    """Ask for all of them, and meet who wrote them: an address in a mail is a claim, and is not verified by it."""
    boxes = {id: await find_mailbox(tx, id) for id in {mail.channel_id for mail, _ in mails}}
    ours = await store.every_address(tx)
    people = [seen for mail, letter in mails if (seen := _sender(mail, letter, ours, now))]
    listed = await blocked_addresses(tx, {letter.sender.address.lower() for _, letter in mails if letter.sender})
    blocked = await blocked_among(tx, {seen.identity for seen in people})
    blocked |= {identity_id(Known.EMAIL, address) for one in listed if (address := normalised(Known.EMAIL, one))}
    await see_all(tx, [seen for seen in people if seen.identity not in blocked], CHANNEL)
    awaited = await store.awaited(tx, [(mail.channel_id, letter.message_id) for mail, letter in mails])
    return Around(boxes, ours, blocked, awaited)


def _sender(mail: Mail, letter: Letter, ours: AbstractSet[str], now: datetime) -> Seen | None:
    sender = letter.sender
    value = normalised(Known.EMAIL, sender.address) if sender else None
    if sender is None or value is None or letter.failures or sender.address.lower() in ours:
        return None
    facts = {"email": value, **({"name": sender.name[:200]} if sender.name else {})}
    return Seen(identity_id(Known.EMAIL, value), Known.EMAIL, value, min(mail.at, now), facts)
