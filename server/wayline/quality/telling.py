"""Telling a teammate's consoles that what concerns them here is not as it was."""

from uuid import UUID

from wayline.kit.db import Transaction
from wayline.kit.live import Live


async def tell(tx: Transaction, teammate: UUID) -> None:
    """Their consoles ask again, when the transaction commits."""
    await Live.announce(tx, f"coaching:{teammate}", {"teammate_id": str(teammate)})
