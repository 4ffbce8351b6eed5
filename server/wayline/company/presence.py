"""Whether a teammate is there: what they chose to show, for as long as a console of theirs is heard of.

Nothing is written when somebody leaves, so neither a crash nor a restart leaves anybody there who is not, and what they
chose is theirs again when they are back.
"""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.access.store import last_seen
from wayline.company.model import Presence, Teammate
from wayline.kit.db import Transaction

GONE_AFTER = timedelta(minutes=2)
"""An open console is heard of at least every 70 seconds, whatever its teammate does."""


def shown(teammate: Teammate, seen_at: datetime | None, now: datetime) -> Presence:
    """What colleagues see; `seen_at` is when a browser they are signed in with was last heard of."""
    if not teammate.active or seen_at is None or seen_at < now - GONE_AFTER:
        return "offline"
    chosen: Presence = msgspec.convert(teammate.presence, Presence)
    return chosen


async def presences(tx: Transaction, now: datetime) -> dict[UUID, Presence]:
    """What each teammate shows."""
    seen = await last_seen(tx)
    return {each.id: shown(each, seen.get(each.id), now) for each in await store.teammates(tx)}
