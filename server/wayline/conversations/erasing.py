"""What this room does when a customer is exported or erased."""

from collections.abc import Sequence
from typing import Any

from wayline.conversations import reads, store
from wayline.conversations.files.keeping import stored_as
from wayline.customers import Whole, on_erase, on_export, on_export_files
from wayline.kit.db import Transaction


async def erase(tx: Transaction, whole: Whole) -> Sequence[str]:
    """Delete all conversations of this customer. Returns the names of the files that came with them."""
    files = await store.erase(tx, list(whole.identities))
    return [stored_as(id) for id in files]


async def export(tx: Transaction, whole: Whole) -> list[dict[str, Any]]:
    """Everything that was said to and by this customer; notes among teammates too, for they are about them."""
    return [
        {"conversation": conversation, "entries": await reads.all_entries(tx, conversation.id)}
        for conversation in await reads.conversations_of_customer(tx, whole.identities)
    ]


async def files(tx: Transaction, whole: Whole) -> dict[str, str]:
    """Every file that came with what was said: `files/<id>/<name>`, as the export of the conversations names it."""
    found = await store.files_of_customer(tx, whole.identities)
    return {f"files/{file.id}/{file.name}": stored_as(file.id) for file in found}


def register() -> None:
    """Be asked when a customer is exported or erased."""
    on_erase("conversations", erase)
    on_export("conversations", export)
    on_export_files("conversations", files)
