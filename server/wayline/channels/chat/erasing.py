"""What the chat does when a customer is erased or exported."""

from collections.abc import Sequence
from typing import Any

from wayline.channels.chat import store
from wayline.customers import Whole, on_erase, on_export
from wayline.kit.db import Transaction


async def erase(tx: Transaction, whole: Whole) -> Sequence[str]:
    """Forget the visitors this customer was; the files went with the conversations."""
    await store.erase(tx, list(whole.identities))
    return []


async def export(tx: Transaction, whole: Whole) -> list[dict[str, Any]]:
    """The visitors this customer was."""
    return [
        {"channel_id": visitor.channel_id, "name": visitor.name, "email": visitor.email, "made_at": visitor.made_at}
        for visitor in await store.visitors_with(tx, list(whole.identities))
    ]


def register() -> None:
    """Be asked when a customer is erased or exported."""
    on_erase("chat", erase)
    on_export("chat", export)
