"""One request in: whose, what, on the log before the answer."""

import asyncio
import base64
import binascii
from contextlib import suppress
from datetime import datetime

import msgspec
from prometheus_client import Counter

from wayline.collect.clock import read_time
from wayline.collect.composing import compose
from wayline.collect.draft import Capture, Draft
from wayline.collect.errors import HistoryForbidden, KeyUnknown, OriginRefused
from wayline.collect.privacy import AddressRule
from wayline.collect.reasons import Reason
from wayline.collect.rejecting import Flaw, Rejects
from wayline.collect.sources import Source, Sources
from wayline.collect.steps import Steps
from wayline.collect.wire import LARGEST_ITEM, Envelope, read_envelope, read_item, unpack
from wayline.kit.clock import moved
from wayline.kit.db import Database
from wayline.touchpoints.recording import LogWriter, Touchpoint

AT_ONCE = 250
_taken = Counter("wayline_collect_items_total", "Items by what became of them.", ["fate"])


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What the edge knows of a request. `kind` is the type its address says; None for batches."""

    body: bytes
    kind: str | None = None
    history: bool = False
    encoding: str = ""
    authorization: str | None = None
    origin: str | None = None
    address: str | None = None
    user_agent: str | None = None
    declines: bool = False
    """Its browser says that its owner does not want this (GPC, DNT), and the settings say that we heed it."""


class Collector:
    """Takes captures in."""

    def __init__(self, database: Database, writer: LogWriter, address_rule: AddressRule) -> None:
        self.sources = Sources(database)
        self.rejects = Rejects(database)
        self._writer = writer
        self._steps = Steps(address_rule)

    async def take(self, arrival: Arrival, now: datetime) -> None:
        """Put what is good on the log and the rest among the rejects; both are durable when this returns.

        Raises BodyUnreadable, BodyTooLarge, KeyUnknown, OriginRefused, HistoryForbidden, TooMany, LogUnavailable.
        """
        self._writer.refuse_if_full()
        envelope, raws = read_envelope(unpack(arrival.body, arrival.encoding))
        source = await self._authorise(arrival, envelope)
        history = arrival.history or envelope.historical_migration is True
        if history and not source.may_bring_history:
            raise HistoryForbidden
        if not history and not source.may_collect:
            raise KeyUnknown
        if arrival.declines and source.kind == "channel":
            _taken.labels("declined").inc(len(raws))
            return
        flaws: list[Flaw] = []
        capture = Capture(
            source=source,
            received_at=now,
            reject=lambda reason, item: flaws.append((reason, item)),
            sent_at=read_time(envelope.sent_at),
            clock_moved=moved(),
            history=history,
            address=arrival.address,
            user_agent=arrival.user_agent,
        )
        touchpoints = await self._through_the_steps(raws, arrival.kind, capture)
        if touchpoints:
            receipt = await self._writer.append(touchpoints)
            _taken.labels("recorded").inc(receipt.recorded)
            _taken.labels("duplicate").inc(receipt.duplicates)
        if flaws:
            _taken.labels("rejected").inc(len(flaws))
            await self.rejects.add(source, flaws, now)

    async def _authorise(self, arrival: Arrival, envelope: Envelope) -> Source:
        """The first of the keys they name that is known: clients send it in the header, in the body, or in both."""
        for key in _keys(arrival.authorization, envelope):
            source = await self.sources.find(key)
            if source is not None:
                if not source.takes_from(arrival.origin):
                    raise OriginRefused(origin=arrival.origin)
                return source
        raise KeyUnknown

    async def _through_the_steps(self, raws: list[msgspec.Raw], kind: str | None, capture: Capture) -> list[Touchpoint]:
        """In portions, so that a large batch does not hold up everybody else's request."""
        touchpoints: list[Touchpoint] = []
        for first in range(0, len(raws), AT_ONCE):
            if first:
                await asyncio.sleep(0)
            drafts = _drafts(raws[first : first + AT_ONCE], kind, capture)
            touchpoints += compose(self._steps.run(drafts, capture), capture)
        return touchpoints


def _drafts(raws: list[msgspec.Raw], kind: str | None, capture: Capture) -> list[Draft]:
    drafts = []
    for raw in raws:
        if len(memoryview(raw)) > LARGEST_ITEM:
            capture.reject(Reason.TOO_LARGE, read_item(raw))
            continue
        item = read_item(raw)
        if item is None:
            capture.reject(Reason.NOT_READABLE, None)
            continue
        said = kind or item.type
        drafts.append(Draft(item=item, kind=said if isinstance(said, str) else ""))
    return drafts


def _keys(authorization: str | None, envelope: Envelope) -> list[str]:
    keys = []
    scheme, _, word = (authorization or "").partition(" ")
    if scheme.lower() == "basic":
        with suppress(binascii.Error, UnicodeDecodeError):
            keys.append(base64.b64decode(word.strip()).decode().partition(":")[0])
    elif scheme.lower() == "bearer":
        keys.append(word.strip())
    if isinstance(envelope.write_key, str):
        keys.append(envelope.write_key)
    return keys
