"""Which visitors are looking: their sockets in this process, and what they are told."""

import asyncio
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.channels.chat.offering import Away, away
from wayline.company import get_channel, get_company
from wayline.conversations import News, places_of
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.sockets import Outlet

LOOK_EVERY = 10.0
PLACES_EVERY = 4.0
MOST_SOCKETS = 20


class Board:
    """The visitors' sockets of this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._outlets: dict[UUID, set[Outlet]] = {}
        self._channels: dict[Outlet, UUID] = {}
        self._told: dict[UUID, Away | None] = {}
        self._places: dict[UUID, tuple[UUID, int]] = {}

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
        """Say in which chats somebody can answer now, or nobody any more, since it was asked last."""
        stands = await self._offered(set(self._channels.values()), now)
        for outlet, channel in tuple(self._channels.items()):
            if channel in stands and self._told.get(channel, stands[channel]) != stands[channel]:
                outlet.put(online_frame(stands[channel]))
        self._told = stands

    async def _offered(self, ids: set[UUID], now: datetime) -> dict[UUID, Away | None]:
        if not ids:
            return {}
        async with self._database.transaction() as tx:
            company = await get_company(tx)
            return {id: await away(tx, await get_channel(tx, id), company, now) for id in ids}

    async def keep_telling_places(self) -> None:
        """Say who stands where in line, for ever."""
        while True:
            await asyncio.sleep(PLACES_EVERY)
            await self.tell_places()

    async def tell_places(self) -> None:
        """Say whose place in line is another one since it was asked last; None to who stands in none any more."""
        visitors = list(self._outlets)
        if not visitors:
            return
        async with self._database.transaction() as tx:
            found = {each.correspondent: (each.conversation, each.place) for each in await places_of(tx, visitors)}
        for visitor, (conversation, _) in self._places.items() - found.items():
            if visitor not in found:
                self._put(visitor, place_frame(conversation, None))
        for visitor, (conversation, place) in found.items() - self._places.items():
            self._put(visitor, place_frame(conversation, place))
        self._places = found

    def _put(self, visitor: UUID, frame: bytes) -> None:
        for outlet in self._outlets.get(visitor, ()):
            outlet.put(frame)


def online_frame(why: Away | None) -> bytes:
    """Whether somebody is there, and why not."""
    return msgspec.json.encode({"type": "online", "online": why is None, "away": why})


def place_frame(conversation: UUID, place: int | None) -> bytes:
    """Where a conversation stands in line; None: it does not."""
    return msgspec.json.encode({"type": "place", "conversation_id": conversation, "place": place})
