"""Whether a mailbox is silent for longer than it usually is at these hours of the week. Pure.

How much usually comes in an hour of the week is how much came in it, a week. The silence since the last mail is as many
usual gaps long as mails would usually have come in it: nights and Sundays in which nothing comes count for nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

FEWEST = 20
SHORTEST = timedelta(days=14)
LONGEST = timedelta(weeks=8)
HOUR = timedelta(hours=1)
ByHour = Mapping[tuple[int, int], int]


def missed(by_hour: ByHour, first_at: datetime, last_at: datetime, zone: str, now: datetime) -> float | None:
    """How many mails would usually have come since the last; None where too little came to know what is usual."""
    known = last_at - first_at
    if sum(by_hour.values()) < FEWEST or known < SHORTEST:
        return None
    weeks = known / timedelta(weeks=1)
    place, at, found = ZoneInfo(zone), max(last_at, now - LONGEST), 0.0
    while at < now:
        here = at.astimezone(place)
        ends = min(at + HOUR - timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond), now)
        found += by_hour.get((here.weekday(), here.hour), 0) / weeks * ((ends - at) / HOUR)
        at = ends
    return found
