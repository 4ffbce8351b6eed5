"""Suppressing: where a mail bounced for good, nothing is sent any more, until a teammate lifts it."""

from collections.abc import Collection
from datetime import datetime

import msgspec

from wayline.channels.email import store
from wayline.channels.email.errors import NotSuppressed
from wayline.channels.email.model import SuppressedAddress
from wayline.company import note
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import derived_id

GONE = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1")
"""Codes that say that there is nobody (RFC 3463): a full box or a refused text does not."""


class Suppressed(msgspec.Struct, frozen=True):
    """An address that nothing is sent to, since when and why."""

    address: str
    at: datetime
    reason: str


def says_gone(status: str) -> bool:
    """Whether a code says that the address takes no mail and will not.

    >>> says_gone("5.1.1"), says_gone("5.2.2")
    (True, False)
    """
    return status in GONE


async def suppress(tx: Transaction, address: str, reason: str, at: datetime) -> None:
    """Send nothing to this address any more."""
    await store.suppress(tx, SuppressedAddress(address=address.lower(), reason=reason[:500], at=at))


async def suppressed_of(tx: Transaction, addresses: Collection[str]) -> dict[str, Suppressed]:
    """Which of these are."""
    found = await store.suppressed(tx, addresses)
    return {one.address: Suppressed(one.address, one.at, one.reason) for one in found}


async def lift(tx: Transaction, address: str, by: Caller, at: datetime) -> None:
    """Send to it again. Raises NotSuppressed."""
    if not await store.lift(tx, address.lower()):
        raise NotSuppressed(address=address)
    id = derived_id("address", address.lower())
    await note(tx, by, at, "mail.suppression_lifted", ("address", id), address=address)
