"""Who is told what, live: notices carry ids, the entry is fetched once and handed to every socket of this process."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

import msgspec

from wayline.company import Sight
from wayline.conversations import reads
from wayline.conversations.model import Side
from wayline.conversations.naming import as_customer_sees
from wayline.conversations.shapes import EntryShape
from wayline.kit.db import Database
from wayline.kit.live import Live, Notice, Subscription
from wayline.kit.logs import logger

AT_ONCE = 200
OF_ENTRIES = {"entry", "understood"}
OURS = {"promise", "sending"}
log = logger("conversations")


class News(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened in one conversation: frames, ready to be sent.

    `for_everyone` goes to every teammate (lists), `for_watchers` to those who have it on screen, as each of them may
    see it (one frame alone: all see the same; `author` sees how their own reply reads), `for_customer` to the visitor
    `correspondent`, where the customer may know of it.
    """

    conversation: UUID
    correspondent: UUID | None
    for_everyone: bytes | None = None
    author: UUID | None = None
    for_watchers: dict[Sight, bytes] | bytes | None = None
    for_customer: bytes | None = None

    def for_sight(self, sight: Sight) -> bytes | None:
        """What a watcher who sees so much is told."""
        if not isinstance(self.for_watchers, dict):
            return self.for_watchers
        customers = sight.personal_data or sight.customers
        return self.for_watchers.get(Sight(sight.personal_data, customers, sight.judges(self.author)))


Listener = Callable[[News], None]
SIGHTS = tuple(
    Sight(personal_data, customers, replies)
    for personal_data, customers in ((True, True), (False, True), (False, False))
    for replies in (False, True)
)


class Telling:
    """Hears of changes in any process, in the order of their commits, and tells the sockets of this one."""

    def __init__(self, database: Database, live: Live) -> None:
        self._database = database
        self._live = live
        self._listeners: list[tuple[Listener, Callable[[], None]]] = []

    def listen(self, news: Listener, missed: Callable[[], None]) -> None:
        """Call `news` for everything that happens, and `missed` when something may have been lost."""
        self._listeners.append((news, missed))

    async def run(self) -> None:
        """Tell until cancelled."""
        with self._live.subscribe("conversation:*", "reconnected") as subscription:
            while True:
                notices = await _drain(subscription)
                if subscription.missed or any(notice.topic == "reconnected" for notice in notices):
                    subscription.missed = False
                    self._missed()
                try:
                    told = await self._fetch([notice.data for notice in notices if notice.topic != "reconnected"])
                except Exception as error:  # noqa: BLE001 (whatever it is, the sockets must be told that something is missing)
                    log.warning("live news could not be fetched", error=repr(error))
                    self._missed()
                    await asyncio.sleep(0.2)
                    continue
                for news in told:
                    for listener, _ in self._listeners:
                        listener(news)

    def _missed(self) -> None:
        for _, missed in self._listeners:
            missed()

    async def _fetch(self, notices: Sequence[dict[str, Any]]) -> list[News]:
        places = {(UUID(data["id"]), data["position"]) for data in notices if data["type"] in OF_ENTRIES}
        entries: dict[tuple[UUID, int], list[EntryShape]] = {}
        if places:
            async with self._database.transaction() as tx:
                entries = {(id, seen[0].position): seen for id, seen in await reads.entries_at(tx, places, SIGHTS)}
        return [_news(data, entries) for data in notices]


def _news(data: dict[str, Any], entries: dict[tuple[UUID, int], list[EntryShape]]) -> News:
    id = UUID(data["id"])
    correspondent = UUID(data["correspondent"]) if data.get("correspondent") else None
    if data["type"] not in {*OF_ENTRIES, *OURS}:
        frame = {key: value for key, value in data.items() if key not in {"id", "correspondent"}}
        encoded = msgspec.json.encode({**frame, "conversation_id": data["id"]})
        return News(conversation=id, correspondent=correspondent, for_watchers=encoded, for_customer=encoded)
    if data["type"] in OURS:  # lists and threads show due times and what waits to go out; the customer is not told
        told = {"type": "conversation", "id": data["id"], "position": data["position"], "change": data["type"]}
        return News(conversation=id, correspondent=None, for_everyone=msgspec.json.encode(told))
    change = {"type": "conversation", "id": data["id"], "position": data["position"], "change": data["change"]}
    seen = entries.get((id, data["position"]), [])
    entry = seen[0] if seen else None
    shown = as_customer_sees(entry) if entry and reads.is_visible(entry) else None
    # What is understood of an entry comes later, is not for customers, and of the past not for lists either.
    framed = partial(_entry_frame, data["type"], id)
    return News(
        conversation=id,
        correspondent=correspondent,
        for_everyone=msgspec.json.encode(change) if data.get("news", True) else None,
        author=entry.author.id if entry and entry.author.kind == Side.TEAMMATE else None,
        for_watchers={sight: framed(each) for sight, each in zip(SIGHTS, seen, strict=False)},
        for_customer=framed(shown) if shown and data["type"] == "entry" else None,
    )


def _entry_frame(kind: str, conversation: UUID, entry: EntryShape) -> bytes:
    return msgspec.json.encode({"type": kind, "conversation_id": conversation, "entry": entry})


async def _drain(subscription: Subscription) -> list[Notice]:
    notices = [await subscription.next()]
    while not subscription.queue.empty() and len(notices) < AT_ONCE:
        notices.append(subscription.queue.get_nowait())
    return notices
