"""What really happened, said by the one who made it up."""

from datetime import datetime

import msgspec


class Truth(msgspec.Struct, kw_only=True):
    """Counts and lists that what Wayline says is compared with. Times are UTC; money in pounds; waits in seconds.

    `first_responses` are (conversation, first message at, seconds until a teammate's first reply);
    `waiting` are open conversations whose last public message is the customer's at the end of the past.
    `funnel` holds for each step the customers who came that far, in order, within the window from their first step.
    """

    touchpoints: int = 0
    customers: set[str] = msgspec.field(default_factory=set)
    orders: dict[str, float] = msgspec.field(default_factory=dict)
    buyers: dict[str, int] = msgspec.field(default_factory=dict)
    refunds: set[str] = msgspec.field(default_factory=set)
    late: set[str] = msgspec.field(default_factory=set)
    wrong: set[str] = msgspec.field(default_factory=set)
    failed_payments: list[tuple[str, datetime, str]] = msgspec.field(default_factory=list)
    conversations: int = 0
    first_responses: list[tuple[str, datetime, float]] = msgspec.field(default_factory=list)
    unanswered: set[str] = msgspec.field(default_factory=set)
    waiting: set[str] = msgspec.field(default_factory=set)
    causes: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def revenue(self) -> float:
        """All orders, refunds not taken off."""
        return round(sum(self.orders.values()), 2)
