"""Whether a teammate is there: what they chose to show, for as long as a console of theirs is heard of and touched.

Nothing is written when somebody leaves, so neither a crash nor a restart leaves anybody there who is not, and what they
chose is theirs again when they are back.
"""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.access.model import Signs
from wayline.company.access.store import last_signs
from wayline.company.model import Presence, PresenceChange, Teammate
from wayline.company.permissions import Permission
from wayline.company.summaries import those_who_may
from wayline.kit.db import Transaction
from wayline.kit.live import Live

GONE_AFTER = timedelta(seconds=90)
"""An open console is heard of at least every 30 seconds, whatever its teammate does: 60 more for a lost one."""
AT_WORK = frozenset({"online", "busy"})
AWAY_AFTER = timedelta(minutes=10)
"""A console says within a minute that its teammate did something: a key, a click, a turn of the wheel."""


def shown(teammate: Teammate, signs: Signs | None, now: datetime) -> Presence:
    """What colleagues see: what was chosen, but that who touched no console for ten minutes is not online."""
    if not teammate.active or signs is None or signs.seen_at < now - GONE_AFTER:
        return "offline"
    chosen: Presence = msgspec.convert(teammate.presence, Presence)
    return "away" if chosen == "online" and signs.touched_at < now - AWAY_AFTER else chosen


async def presences(tx: Transaction, now: datetime) -> dict[UUID, Presence]:
    """What each teammate shows."""
    signs = await last_signs(tx)
    return {each.id: shown(each, signs.get(each.id), now) for each in await store.teammates(tx)}


async def anybody_there(tx: Transaction, permission: Permission, now: datetime) -> bool:
    """Whether somebody who has this permission is at work: online or busy."""
    shown = await presences(tx, now)
    return any(shown.get(each.id) in AT_WORK for each in await those_who_may(tx, permission))


async def keep_presences(tx: Transaction, now: datetime) -> int:
    """Write down who shows something else than they did last. Returns how many; of two processes one writes."""
    shown = await presences(tx, now)
    before = await store.shown_last(tx)
    changed = {id: state for id, state in shown.items() if before.get(id, "offline") != state}
    if not changed or not await store.hold_presences(tx):
        return 0
    before = await store.shown_last(tx)
    changed = {id: state for id, state in changed.items() if before.get(id, "offline") != state}
    tx.add_all([PresenceChange(teammate_id=id, at=now, shown=state) for id, state in changed.items()])
    await tx.flush()
    return len(changed)


async def show_away(tx: Transaction, teammate: UUID, at: datetime) -> None:
    """They let work lie: they are away until they say otherwise, to every colleague's screen and their own."""
    found = await store.hold_teammate(tx, teammate)
    if found.presence == "online":
        found.show("away", at)
        await Live.announce(tx, "presence", {"teammate_id": str(teammate), "state": "away"})
