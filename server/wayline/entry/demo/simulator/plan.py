"""What is planned for the company's past: how long, how many, and what goes wrong when."""

from datetime import datetime, timedelta

import msgspec


class Chances(msgspec.Struct, frozen=True):
    """How likely things are, each time they may happen."""

    asks_on_product_page: float = 0.05
    asks_when_payment_fails: float = 0.45
    asks_when_late: float = 0.5
    gives_up_at_checkout: float = 0.15
    parcel_late: float = 0.08
    parcel_wrong: float = 0.03
    asks_again: float = 0.45
    says_thanks: float = 0.6
    curt_answer: float = 0.5


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The simulator's settings. The same plan gives the same past, to the byte.

    `until` is the end of the past (a whole hour, UTC). Days are counted from its beginning.
    Planted: the checkout fails for most Android phones on `broken_days`; in `slow_days` everybody waits
    `slow_factor` times longer for the first answer.
    """

    until: datetime
    seed: int = 1
    customers: int = 5000
    days: int = 120
    broken_days: tuple[int, int] = (84, 93)
    broken_device: str = "android"
    broken_share: float = 0.7
    slow_days: tuple[int, int] = (56, 63)
    slow_factor: float = 6.0
    chances: Chances = Chances()

    @property
    def since(self) -> datetime:
        """When the past begins."""
        return self.until - timedelta(days=self.days)

    def day_of(self, at: datetime) -> int:
        """Which day of the past a moment lies in, from 0."""
        return (at - self.since).days

    def is_broken(self, at: datetime) -> bool:
        """Whether the checkout is broken then."""
        return self.broken_days[0] <= self.day_of(at) < self.broken_days[1]

    def is_slow(self, at: datetime) -> bool:
        """Whether it is the slow week."""
        return self.slow_days[0] <= self.day_of(at) < self.slow_days[1]
