"""What this room does when a customer is exported or erased: examples may be their words."""

from collections.abc import Sequence
from typing import Any

from wayline.customers import Whole, on_erase, on_export
from wayline.kit.db import Transaction
from wayline.themes import store
from wayline.themes.theming import store as texts_store


async def erase(tx: Transaction, whole: Whole) -> Sequence[str]:
    """Delete the examples that are this customer's words, and what is kept of their texts. No files go with them."""
    await texts_store.hold_texts(tx)
    await store.erase_examples(tx, whole.identities)
    await texts_store.erase_texts(tx, whole.identities)
    return []


async def export(tx: Transaction, whole: Whole) -> list[dict[str, Any]]:
    """The customer's words that teach a theme, and what teammates said of them."""
    return [
        {"theme": each.theme_id, "text": each.text, "is_it": each.is_it, "text_id": each.text_id, "at": each.made_at}
        for each in await store.examples_of_identities(tx, whole.identities)
    ]


def register() -> None:
    """Be asked when a customer is exported or erased."""
    on_erase("themes", erase)
    on_export("themes", export)
