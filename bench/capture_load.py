"""The sender of the capture bench: batches made ready beforehand, over plain sockets, as cheaply as Python can.

It runs in a process of its own and prints one JSON line: items answered for, seconds, latencies.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from itertools import count

import uvloop

MARK = b"@messageid"
BATCH = 100
_names = ("Page Viewed", "Product Viewed", "Product Added", "Product Clicked", "Order Completed")


def template(seed: int, batch: int = BATCH) -> list[bytes]:
    """One request of a browser's size (some 700 bytes an item), cut where its message ids go."""
    chance = random.Random(seed)
    items = [_item(chance, place) for place in range(batch)]
    words = {"batch": items, "sentAt": time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())}
    return json.dumps(words, separators=(",", ":")).encode().split(MARK)


def _item(chance: random.Random, place: int) -> dict[str, object]:
    anonymous = f"{chance.getrandbits(128):032x}"
    product = chance.randrange(400)
    page = {
        "path": f"/products/{product}",
        "referrer": "https://search.example/",
        "search": "?utm_source=newsletter&utm_campaign=autumn",
        "title": f"Trainer {product} in red and white",
        "url": f"https://shop.example/products/{product}?utm_source=newsletter&utm_campaign=autumn",
    }
    return {
        "type": "track",
        "event": chance.choice(_names),
        "messageId": f"{MARK.decode()}-{place:03d}",
        "anonymousId": anonymous,
        "userId": f"customer-{chance.randrange(5000)}" if chance.random() < 0.3 else None,
        "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.", time.gmtime()) + f"{place:03d}Z",
        "properties": {"product_id": str(product), "price": 89.5, "revenue": 89.5, "currency": "GBP", "quantity": 1},
        "context": {
            "page": page,
            "campaign": {"source": "newsletter", "name": "autumn"},
            "library": {"name": "analytics.js", "version": "npm:next-1.84.3"},
            "locale": "en-GB",
            "userAgent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0",
            "visit_id": anonymous[:16],
        },
    }


class Sender(asyncio.Protocol):
    """One connection: sends a request, waits for the answer, sends the next."""

    def __init__(self, requests: Iterator[bytes]) -> None:
        self.requests = requests
        self.latencies: list[float] = []
        self.statuses: dict[int, int] = {}
        self.closed = asyncio.get_running_loop().create_future()
        self.answered: asyncio.Future[None] | None = None
        self._begun = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        self.transport = transport

    async def send(self) -> None:
        """One request, until its answer."""
        self.answered = asyncio.get_running_loop().create_future()
        self._begun = time.perf_counter()
        self.transport.write(next(self.requests))  # type: ignore[attr-defined] # uvloop writes to what it gave us
        await self.answered

    def data_received(self, data: bytes) -> None:
        """The answers are small: one comes in one piece."""
        self.latencies.append(time.perf_counter() - self._begun)
        status = int(data[9:12])
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if self.answered and not self.answered.done():
            self.answered.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """A server that hangs up ends the measurement."""
        if self.answered and not self.answered.done():
            self.answered.set_exception(exc or ConnectionError("The server hung up."))


def requests(port: int, key: str, seed: int) -> Iterator[bytes]:
    """Endless requests; no message id comes twice, whatever the seed."""
    parts = [template(seed * 100 + each) for each in range(4)]
    heads = [
        (
            f"POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Basic {key}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {_length(each)}\r\n\r\n"
        ).encode()
        for each in parts
    ]
    for number in count():
        which = number % len(parts)
        yield heads[which] + (b"%02d%08d" % (seed % 100, number)).join(parts[which])


def _length(parts: list[bytes]) -> int:
    return sum(len(part) for part in parts) + (len(parts) - 1) * len(MARK)


async def as_fast_as_answered(senders: list[Sender], seconds: float) -> float:
    """Every connection sends its next request when the last is answered. Returns the seconds it took."""
    begun = time.perf_counter()

    async def go(sender: Sender) -> None:
        while time.perf_counter() - begun < seconds:
            await sender.send()

    await asyncio.gather(*(go(sender) for sender in senders))
    return time.perf_counter() - begun


async def at_rate(senders: list[Sender], seconds: float, batches_per_second: float) -> float:
    """A request is due every 1/rate seconds, answered or not; lateness counts as latency."""
    free = asyncio.Queue[Sender]()
    for sender in senders:
        free.put_nowait(sender)
    begun = time.perf_counter()
    running: set[asyncio.Task[None]] = set()

    async def go(sender: Sender, due: float) -> None:
        await sender.send()
        sender.latencies[-1] = time.perf_counter() - due
        free.put_nowait(sender)

    for number in range(int(seconds * batches_per_second)):
        due = begun + number / batches_per_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        task = asyncio.create_task(go(await free.get(), due))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    return time.perf_counter() - begun


async def measure(options: argparse.Namespace) -> dict[str, object]:
    """Connect, send, count."""
    loop = asyncio.get_running_loop()
    stream = requests(options.port, options.key, options.seed)
    made = [
        await loop.create_connection(lambda: Sender(stream), "127.0.0.1", options.port)
        for _ in range(options.connections)
    ]
    senders = [sender for _, sender in made]
    if options.rate:
        took = await at_rate(senders, options.seconds, options.rate / BATCH)
    else:
        took = await as_fast_as_answered(senders, options.seconds)
    for transport, _ in made:
        transport.close()
    latencies = sorted(each for sender in senders for each in sender.latencies)
    statuses: dict[int, int] = {}
    for sender in senders:
        for status, times in sender.statuses.items():
            statuses[status] = statuses.get(status, 0) + times
    return {"items": statuses.get(200, 0) * BATCH, "statuses": statuses, "seconds": took, "latencies": latencies}


def main() -> None:
    """Measure once, as the arguments say."""
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--key", required=True)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--seconds", type=float, default=8)
    options.add_argument("--connections", type=int, default=16)
    options.add_argument("--rate", type=float, default=0)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        json.dump(runner.run(measure(options.parse_args())), sys.stdout)


if __name__ == "__main__":
    main()
