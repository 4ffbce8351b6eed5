"""When it happened. Clients' clocks are wrong, their batches late; what one device did in order stays in order."""

from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from uuid import UUID

from wayline.collect.draft import Capture, Draft

REAL_SKEW = timedelta(minutes=2)
FURTHEST_AHEAD = timedelta(hours=24)
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
MOST_DEVICES = 100_000
_ZERO = timedelta(0)
_MILLISECOND = timedelta(milliseconds=1)
# Numbers: seconds until the year 5138, milliseconds from 1973 on.
_SECONDS_BELOW = 100_000_000_000


class Clocks:
    """How far the clock of each device is off: measured once, and kept while later measures agree.

    A measure is `received − sentAt`: the skew of the clock plus however long the network took. Below two minutes it
    is taken for network and the client's time stands. Above, the skew is added to every time of the device, in
    whole milliseconds. The network's part differs from batch to batch and would shuffle what the device did in
    order, so the first offset stays in force until a measure differs from its own by more than two minutes.

    Our own clock may be set, too: that changes every measure by as much and says nothing of a device. Measures are
    compared as if it had not been (`moved` is how far it was).
    """

    def __init__(self) -> None:
        self._devices: OrderedDict[UUID, tuple[timedelta, timedelta]] = OrderedDict()

    def offset(self, device: UUID, measured: timedelta, moved: timedelta = _ZERO) -> timedelta:
        """What to add to a time of this device."""
        kept = self._devices.get(device)
        if kept is not None and abs(measured - moved - kept[0]) <= REAL_SKEW:
            self._devices.move_to_end(device)
            return kept[1]
        offset = _ZERO if abs(measured) <= REAL_SKEW else _whole_milliseconds(measured)
        self._devices[device] = (measured - moved, offset)
        if len(self._devices) > MOST_DEVICES:
            self._devices.popitem(last=False)
        return offset


class TellTime:
    """The step: `occurred_at` of each draft, marked where it was mended."""

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks

    def __call__(self, drafts: list[Draft], capture: Capture) -> list[Draft]:
        """Never drops: garbage and a missing time become the time of arrival."""
        ahead: list[Draft] = []
        limit = capture.received_at + FURTHEST_AHEAD
        offsets: dict[UUID, timedelta] = {}
        for draft in drafts:
            raw = draft.item.timestamp if draft.item.timestamp is not None else draft.item.original_timestamp
            if raw is None or raw == "":
                draft.occurred_at = capture.received_at
                continue
            said = read_time(raw)
            offset = self._offset(draft, capture, offsets)
            if said is None or said < OLDEST - offset:
                draft.occurred_at = capture.received_at
                draft.marks += ("time_unreadable",)
                continue
            draft.occurred_at = said + offset
            if offset:
                draft.marks += ("clock_corrected",)
            if draft.occurred_at > limit:
                ahead.append(draft)
        _clamp(ahead, capture.received_at)
        return drafts

    def _offset(self, draft: Draft, capture: Capture, offsets: dict[UUID, timedelta]) -> timedelta:
        """History is kept as it was written; everything else is measured by its `sentAt`, if it says one."""
        if capture.history:
            return _ZERO
        device = draft.anonymous or draft.identity
        if capture.sent_at is not None and device in offsets:
            return offsets[device]
        sent_at = capture.sent_at or read_time(draft.item.sent_at)
        if sent_at is None:
            return _ZERO
        offsets[device] = self._clocks.offset(device, capture.received_at - sent_at, capture.clock_moved)
        return offsets[device]


def read_time(raw: object) -> datetime | None:
    """A time as clients write it: ISO 8601 (without a zone: UTC) or a number of seconds or milliseconds."""
    try:
        if isinstance(raw, str):
            said = datetime.fromisoformat(raw.strip())
            if said.tzinfo is UTC:
                return said
            return said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            unit = "seconds" if abs(raw) < _SECONDS_BELOW else "milliseconds"
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(**{unit: raw})
    except (ValueError, OverflowError):
        return None
    return None


def _clamp(ahead: list[Draft], now: datetime) -> None:
    """What claims to be more than a day ahead happened now; a microsecond apart, so that its order stays."""
    ahead.sort(key=lambda draft: draft.occurred_at)
    for place, draft in enumerate(ahead):
        draft.occurred_at = now + timedelta(microseconds=place)
        draft.marks += ("time_clamped",)


def _whole_milliseconds(duration: timedelta) -> timedelta:
    return _MILLISECOND * round(duration / _MILLISECOND)
