"""What the mail does when a customer is erased or exported."""

from collections.abc import Sequence
from typing import Any

from wayline.channels.email import store
from wayline.channels.email.model import Way, stored_as
from wayline.customers import Whole, on_erase, on_export, on_export_files
from wayline.kit.db import Transaction


async def erase(tx: Transaction, whole: Whole) -> Sequence[str]:
    """Forget this customer's mails. Returns the names of their bytes."""
    return [stored_as(id) for id in await store.erase(tx, whole.identities)]


async def export(tx: Transaction, whole: Whole) -> list[dict[str, Any]]:
    """The mails of this customer; what they say is in the conversations and in their bytes."""
    return [
        {
            "id": mail.id,
            "way": mail.way,
            "at": mail.at,
            "message_id": mail.message_id,
            "subject": mail.subject,
            "sender": mail.sender,
            "participants": mail.participants,
            "state": mail.state,
        }
        for mail in await store.of_identities(tx, whole.identities)
    ]


async def files(tx: Transaction, whole: Whole) -> dict[str, str]:
    """The mails as they came: `mails/<id>.eml`."""
    found = await store.of_identities(tx, whole.identities)
    return {f"mails/{mail.id}.eml": stored_as(mail.id) for mail in found if mail.way == Way.IN.value}


def register() -> None:
    """Be asked when a customer is erased or exported."""
    on_erase("email", erase)
    on_export("email", export)
    on_export_files("email", files)
