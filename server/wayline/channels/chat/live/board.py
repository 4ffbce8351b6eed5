"""Which visitors are looking: their sockets in this process, and what they are told."""

import asyncio
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.channels.chat.showing import is_online
from wayline.company import get_channel, get_company
from wayline.conversations import News
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.sockets import Outlet

LOOK_EVERY = 20.0
MOST_SOCKETS = 20


class Board:
    """The visitors' sockets of this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._outlets: dict[UUID, set[Outlet]] = {}
        self._channels: dict[Outlet, UUID] = {}
        self._told: dict[UUID, bool] = {}

    def enter(self, visitor: UUID, channel: UUID, outlet: Outlet) -> None:
        """A socket of this visitor opened."""
        self._outlets.setdefault(visitor, set()).add(outlet)
        self._channels[outlet] = channel

    def leave(self, visitor: UUID, outlet: Outlet) -> None:
        """It closed."""
        self._channels.pop(outlet, None)
        mine = self._outlets.get(visitor, set())
        mine.discard(outlet)
        if not mine:
            self._outlets.pop(visitor, None)

    def has_room(self, visitor: UUID) -> bool:
        """Whether this visitor may open another socket."""
        return len(self._outlets.get(visitor, ())) < MOST_SOCKETS

    def tell(self, news: News) -> None:
        """Pass on what the customer may know."""
        if news.for_customer and news.correspondent:
            for outlet in self._outlets.get(news.correspondent, ()):
                outlet.put(news.for_customer)

    def missed(self) -> None:
        """Something may have been lost: everybody asks by cursor."""
        for outlet in self._channels:
            outlet.resync()

    async def keep_telling_hours(self) -> None:
        """Say when a chat opens or closes, for ever."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self.tell_hours(utc_now())

    async def tell_hours(self, now: datetime) -> None:
        """Say which chats opened or closed since it was asked last."""
        open_now = await self._open_channels(set(self._channels.values()), now)
        for outlet, channel in tuple(self._channels.items()):
            if channel in open_now and self._told.get(channel, open_now[channel]) != open_now[channel]:
                outlet.put(online_frame(is_open=open_now[channel]))
        self._told = open_now

    async def _open_channels(self, ids: set[UUID], now: datetime) -> dict[UUID, bool]:
        if not ids:
            return {}
        async with self._database.transaction() as tx:
            company = await get_company(tx)
            return {id: await is_online(tx, await get_channel(tx, id), company, now) for id in ids}


def online_frame(*, is_open: bool) -> bytes:
    """Whether somebody is there."""
    return msgspec.json.encode({"type": "online", "online": is_open})
