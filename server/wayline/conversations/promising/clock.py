"""The clock of one promise: how much of its time has passed, and when it is due. Pure; moments are arguments.

What has passed stays as it was counted: a change of priority, policy, opening hours or pause counts from its moment on,
so that nothing is ever due before the rule that makes it so was there.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from wayline.company import Version, after_open_seconds, open_seconds


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How many seconds there are, and how they pass.

    `hours`: only the open seconds of these opening hours pass; none: every second does. `pauses`: none passes while
    the conversation is pending on the customer. `warns`: so many seconds before they are over it is time to say so.
    """

    seconds: float
    hours: Sequence[Version] = ()
    pauses: bool = False
    warns: float | None = None


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """How it stands: `counted` seconds had passed at `since`, and whether it is pending from then on."""

    terms: Terms
    counted: float
    since: datetime
    pending: bool = False

    @property
    def stands_still(self) -> bool:
        """Whether no time passes now."""
        return self.pending and self.terms.pauses

    @property
    def left(self) -> float:
        """The seconds that were left at `since`; below zero where more passed than there were."""
        return self.terms.seconds - self.counted

    def elapsed(self, at: datetime) -> float:
        """The seconds that have passed at a moment not before `since`."""
        return self.counted if self.stands_still else self.counted + open_seconds(self.terms.hours, self.since, at)

    def remaining(self, at: datetime) -> float:
        """The seconds that are left at a moment; below zero when it is late."""
        return self.terms.seconds - self.elapsed(at)

    def due_at(self) -> datetime | None:
        """When its time is over; None while it stands still, or where it is not open enough within two years."""
        return self._after(self.left)

    def warns_at(self) -> datetime | None:
        """When to warn; None where nothing is to be said, or it is not due. Never after `due_at`."""
        return None if self.terms.warns is None else self._after(self.left - self.terms.warns)

    def moved(self, at: datetime, *, terms: Terms | None = None, pending: bool | None = None) -> "Running":
        """How it stands from `at` on, under other terms or in another state; what has passed stays counted."""
        return Running(
            terms=self.terms if terms is None else terms,
            counted=self.elapsed(at),
            since=max(self.since, at),
            pending=self.pending if pending is None else pending,
        )

    def _after(self, seconds: float) -> datetime | None:
        return None if self.stands_still else after_open_seconds(self.terms.hours, self.since, seconds)


def begin(terms: Terms, began_at: datetime, at: datetime, *, pending: bool = False) -> Running:
    """A promise that counts since `began_at` and is made at `at`: the same moment, or later where a rule came later."""
    return Running(terms=terms, counted=open_seconds(terms.hours, began_at, at), since=at, pending=pending)
