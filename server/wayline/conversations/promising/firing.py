"""Saying to the second that a promise is warned of or broken: one timer that sleeps until the next due time.

Due times stand in the rows, so that a process that is killed loses none, and a moved one leaves nothing behind. Whoever
writes a due time says so (`promises`), and the timer looks which is the next.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from wayline.conversations.adding import announce
from wayline.conversations.promising import store
from wayline.conversations.promising.changing import settle
from wayline.conversations.promising.following import CLOCKS
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.live import Live

AT_ONCE = 50
# An answer that was given in time may still be on its way into the database.
GRACE = timedelta(seconds=0.3)
# Longest sleep: the machine's clock may be set, or the machine sleep.
LONGEST = 60.0


class Timer:
    """Fires what is due, in any number of processes."""

    def __init__(self, database: Database, live: Live, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._live = live
        self._now = now

    async def run(self) -> None:
        """Fire until cancelled."""
        with self._live.subscribe(CLOCKS, "reconnected") as subscription:
            while True:
                if seconds := await self.fire():
                    await subscription.wait(seconds)

    async def fire(self) -> float:
        """Fire some of what is due. Returns for how many seconds nothing is, as far as is known; 0: there may be more.

        What is due and was not fired is held by somebody who is just changing it.
        """
        now = self._now()
        async with self._database.transaction() as tx:
            fired = await fire_due(tx, now - GRACE)
            next_at = await store.next_due(tx)
        if fired:
            return 0.0
        seconds = (next_at + GRACE - self._now()).total_seconds() if next_at else LONGEST
        return min(max(seconds, 0.05), LONGEST)


async def fire_due(tx: Transaction, now: datetime) -> int:
    """Say what has become due until now, of some conversations. Returns of how many."""
    conversations = await store.due(tx, now, AT_ONCE)
    for conversation in conversations:
        for promise in await store.open_promises(tx, conversation.id):
            await settle(tx, conversation, promise, now + timedelta(microseconds=1))
        await announce(tx, conversation, type="promise", position=conversation.position, change="promise")
    return len(conversations)
