"""Reading again: when newer models came, a teammate has every text read by them; what was read before stays known."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.model import Rereading
from wayline.kit.db import Transaction
from wayline.kit.live import Live

TOPIC = "rereading"


async def ask_for_rereading(tx: Transaction, version: str, by: UUID | None, at: datetime) -> Rereading:
    """Have every text that other models read be read by these; one that goes on already is answered with."""
    known = await understood.open_rereading(tx)
    if known is not None and known.version == version:
        return known
    if known is not None:
        known.ended_at = at
    total = await understood.outdated(tx, version)
    asked = Rereading(version=version, total=total, begun_at=at, by_id=by, ended_at=None if total else at)
    await store.save(tx, asked)
    await Live.announce(tx, TOPIC, {"id": str(asked.id)})
    return asked
