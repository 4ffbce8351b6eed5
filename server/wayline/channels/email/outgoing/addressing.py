"""Addressing: whom a mail of ours goes to, and what became of it for each of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from wayline.channels.email.mailboxes import untagged
from wayline.channels.email.model import Mail, MailState, Way
from wayline.conversations import Addressed


class Reached(StrEnum):
    """What became of a mail for one address. Late: a server on the way keeps trying. Suppressed: not sent to it."""

    QUEUED = "queued"
    SENT = "sent"
    LATE = "late"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"


MOST_NAMED = 200
"""Addresses of a mail that are kept: some are sent to thousands."""
BAD = {Reached.BOUNCED, Reached.SUPPRESSED}


class Recipient(msgspec.Struct, frozen=True):
    """One address of a mail: in which line it stands, and of a mail of ours, what became of it there."""

    address: str
    kind: str
    state: str = ""
    reason: str = ""
    at: datetime | None = None


def recipients_of(mail: Mail) -> list[Recipient]:
    """Whom a mail names."""
    return msgspec.convert(mail.recipients, list[Recipient])


def usual(before: Sequence[Mail], ours: Collection[str]) -> Addressed:
    """Whom an answer goes to unless somebody chooses: who wrote last, and in copy all whom the last mail named.

    `before` are the mails of the conversation, `ours` the addresses of all mailboxes. Where only we have written, the
    same people again.
    """
    last = next((one for one in reversed(before) if one.way == Way.IN.value), None)
    if last is None:
        sent = next((one for one in reversed(before) if one.way == Way.OUT.value), None)
        named = recipients_of(sent) if sent else []
        return Addressed(*([one.address for one in named if one.kind == kind] for kind in ("to", "cc", "bcc")))
    named = recipients_of(last)
    also = dict.fromkeys(one.address for one in named if one.kind in {"to", "cc"})
    copies = [one for one in also if one not in {last.answer_to, last.sender} and untagged(one) not in ours]
    return Addressed([last.answer_to], copies)


def chosen(addressed: Addressed) -> list[Any]:
    """The recipients of a new mail, as they are kept."""
    lines = (("to", addressed.to), ("cc", addressed.cc), ("bcc", addressed.bcc))
    found = [Recipient(address, kind, Reached.QUEUED) for kind, addresses in lines for address in addresses]
    return list(msgspec.to_builtins(found))


def waiting(mail: Mail) -> list[str]:
    """Whom it has still to go to."""
    return [one.address for one in recipients_of(mail) if one.state == Reached.QUEUED]


def mark(mail: Mail, which: Mapping[str, tuple[Reached, str]], at: datetime) -> None:
    """Write down what became of it for these addresses, with why; the mail's own state follows from all of them."""
    found = [
        Recipient(one.address, one.kind, *which[one.address], at) if one.address in which else one
        for one in recipients_of(mail)
    ]
    mail.recipients = msgspec.to_builtins(found)
    states = {one.state for one in found}
    if states & BAD:
        state, reason = MailState.FAILED, next(one.reason for one in found if one.state in BAD)
    elif Reached.QUEUED in states:
        state, reason = MailState.QUEUED, mail.reason
    else:
        state, reason = MailState.SENT, ""
    mail.state, mail.reason, mail.state_at = state.value, reason, at


def named(lines: Iterable[tuple[str, Iterable[str]]]) -> list[Any]:
    """Whom a mail that came names, as it is kept; each address once in each line."""
    pairs = dict.fromkeys((address, kind) for kind, addresses in lines for address in addresses if address)
    return list(msgspec.to_builtins([Recipient(address, kind) for address, kind in list(pairs)[:MOST_NAMED]]))
