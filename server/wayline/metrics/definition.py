"""What a metric is: words for people, and an expression that yields observations."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal

import ibis
import msgspec

Shape = Literal["durations", "share", "level"]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The question: the half-open period [since, until), and what was known when (None: now)."""

    since: datetime
    until: datetime
    as_of: datetime | None = None

    @property
    def before(self) -> "Asked":
        """The period of the same length right before this one."""
        length = self.until - self.since
        return Asked(since=self.since - length, until=self.since, as_of=self.as_of)


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """A metric as a screen shows it, one click from the number."""

    id: str
    name: str
    question: str
    formula: str
    unit: Literal["seconds", "share", "conversations"]
    direction: Literal["lower is better", "higher is better", "neither is better"]
    lens: Literal["service", "experience"]
    clock: Literal["calendar", "calendar and business"]
    booked_at: str
    exclusions: list[str]
    source: str
    dimensions: list[str]


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """One metric.

    `observe(log, asked)` gives one row for each observation: customer, subject (a conversation or customer, as text),
    at (when it is booked; null while it has not happened), began_at, ended_at (null while it goes on), value (float;
    seconds, or 1 and 0), and one text column for each dimension. It reads `log` only: the touchpoints with their
    customer, as known at the moment asked for. A change of the expression raises `version`. `settles` is how long an
    observation may still change.
    """

    described: Described
    version: int
    shape: Shape
    observe: Callable[[ibis.Table, Asked], ibis.Table]
    settles: timedelta = timedelta(0)

    @property
    def id(self) -> str:
        """Its id."""
        return self.described.id
