"""A customer who is erased while a file is on its way is not brought back by it."""

from collections.abc import Sequence

from wayline.customers import Whole, on_erase
from wayline.kit.db import Transaction
from wayline.themes.verbatims import store


async def erase(tx: Transaction, whole: Whole) -> Sequence[str]:
    """Have open imports leave them out. What they brought already goes with the customer's line."""
    await store.leave_out(tx, whole.identities)
    return []


def register() -> None:
    """Be asked when a customer is erased."""
    on_erase("verbatims", erase)
