"""Which pages may ask at all: those of the origins that some chat of ours allows."""

import asyncio
from datetime import datetime, timedelta

from wayline.company import Channel, chats
from wayline.kit.clock import utc_now
from wayline.kit.db import Database

GOOD_FOR = timedelta(seconds=3)


class AllowedPages:
    """Remembers for a few seconds which channels there are."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._channels: list[Channel] = []
        self._asked_at: datetime | None = None
        self._asking = asyncio.Lock()

    async def allows(self, origin: str) -> bool:
        """Whether some chat in use is for pages of this origin."""
        async with self._asking:
            now = utc_now()
            if self._asked_at is None or now - self._asked_at > GOOD_FOR:
                async with self._database.transaction() as tx:
                    self._channels = await chats(tx)
                self._asked_at = now
        return any(channel.allows(origin) for channel in self._channels)
