"""When a teammate is mailed of an alarm: at once, after their quiet hours, or once a day. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec


class PeaceWish(msgspec.Struct, frozen=True, kw_only=True):
    """By the clock on the teammate's wall: no mail from `quiet_from` until `quiet_until`; `digest`: once a day, then.

    Quiet hours may pass midnight. With a digest they have nothing to say.
    """

    quiet_from: time | None = None
    quiet_until: time | None = None
    digest: time | None = None


def mail_moment(wish: PeaceWish | None, zone: str, now: datetime) -> datetime:
    """When mail of what is told now goes out: never before `now`."""
    if wish is None:
        return now
    here = now.astimezone(ZoneInfo(zone))
    if wish.digest is not None:
        return _next(here, wish.digest).astimezone(now.tzinfo)
    if wish.quiet_from is None or wish.quiet_until is None or not _within(here.time(), wish):
        return now
    return _next(here, wish.quiet_until).astimezone(now.tzinfo)


def _within(at: time, wish: PeaceWish) -> bool:
    begins, ends = wish.quiet_from or at, wish.quiet_until or at
    if begins <= ends:
        return begins <= at < ends
    return at >= begins or at < ends


def _next(here: datetime, at: time) -> datetime:
    """The next moment at which the clock on the wall shows that; days may have 23 or 25 hours."""
    today = datetime.combine(here.date(), at, here.tzinfo)
    return today if today > here else datetime.combine(here.date() + timedelta(days=1), at, here.tzinfo)
