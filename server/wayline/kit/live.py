"""Live fan-out: a topic and ids travel by LISTEN/NOTIFY when the transaction commits; readers fetch the rest."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import msgspec
import psycopg
from sqlalchemy import text

from wayline.kit.db import Transaction
from wayline.kit.logs import logger

CHANNEL = "wayline"
log = logger("live")


class Notice(msgspec.Struct, frozen=True):
    """Something changed: which topic, and the ids to fetch it by."""

    topic: str
    data: dict[str, Any]


class Subscription:
    """A queue of the notices one reader asked for. `topics` may change while it is open."""

    def __init__(self, topics: set[str]) -> None:
        self.topics = topics
        self.queue: asyncio.Queue[Notice] = asyncio.Queue(maxsize=10_000)
        self.missed = False

    def offer(self, notice: Notice) -> None:
        """Take it if it is of our topics; a reader too slow to follow is told it missed something."""
        kind = notice.topic.partition(":")[0]
        if notice.topic in self.topics or f"{kind}:*" in self.topics:
            try:
                self.queue.put_nowait(notice)
            except asyncio.QueueFull:
                self.missed = True

    async def next(self) -> Notice:
        """The next notice, whenever it comes."""
        return await self.queue.get()

    async def wait(self, seconds: float) -> None:
        """Return when something came (and forget all that is queued), or after `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.queue.get()
        while not self.queue.empty():
            self.queue.get_nowait()


class Live:
    """The hub of one process: hears NOTIFY on one connection and hands notices to its subscribers."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._subscriptions: set[Subscription] = set()
        self._task: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()

    async def start(self) -> None:
        """Begin to listen; returns once PostgreSQL has confirmed."""
        self._task = asyncio.create_task(self._listen(), name="live")
        async with asyncio.timeout(30):
            await self._ready.wait()

    async def stop(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    @contextmanager
    def subscribe(self, *topics: str) -> Iterator[Subscription]:
        """Hear these topics while the block is open. `customer:*` hears every customer."""
        subscription = Subscription(set(topics))
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)

    @staticmethod
    async def announce(tx: Transaction, topic: str, data: dict[str, Any]) -> None:
        """Tell everyone, in every process, when this transaction commits. Ids only, under 8 kB."""
        payload = msgspec.json.encode(Notice(topic, data)).decode()
        await tx.execute(text("select pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": payload})

    @staticmethod
    async def announce_each(tx: Transaction, notices: Mapping[str, dict[str, Any]]) -> None:
        """Announce many topics, each with its data, in one go."""
        payloads = [msgspec.json.encode(Notice(topic, data)).decode() for topic, data in notices.items()]
        each = text("select pg_notify(:channel, payload) from unnest(cast(:payloads as text[])) as payload")
        await tx.execute(each, {"channel": CHANNEL, "payloads": payloads})

    def tell(self, topic: str, data: dict[str, Any]) -> None:
        """Tell the subscribers of this process now; for what is not in PostgreSQL (the log's own news)."""
        notice = Notice(topic, data)
        for subscription in tuple(self._subscriptions):
            subscription.offer(notice)

    def look_again(self) -> None:
        """Tell the subscribers of this process that more may have changed than they were told of."""
        self.tell("reconnected", {})

    @property
    def listeners(self) -> int:
        """How many subscriptions are open."""
        return len(self._subscriptions)

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
            except (psycopg.Error, OSError) as error:
                log.warning("live connection lost, trying again", error=str(error))
                for subscription in tuple(self._subscriptions):
                    subscription.missed = True
                await asyncio.sleep(0.3)

    async def _listen_once(self) -> None:
        connection = await psycopg.AsyncConnection.connect(self._url, autocommit=True)
        async with connection:
            await connection.execute(f"listen {CHANNEL}")
            self._ready.set()
            self.look_again()
            async for message in connection.notifies():
                notice = msgspec.json.decode(message.payload, type=Notice)
                self.tell(notice.topic, notice.data)
