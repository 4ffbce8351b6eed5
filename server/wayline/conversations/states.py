"""The words for where a conversation stands, whose turn it is, and how much it presses."""

from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class Status(StrEnum):
    """Where a conversation stands. `pending`: on the customer. `closed`: for good, what comes after it is new."""

    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"
    CLOSED = "closed"
    SPAM = "spam"


SETTLED = frozenset({Status.RESOLVED, Status.CLOSED, Status.SPAM})
"""Where nothing more is to be done."""


class Priority(StrEnum):
    """How much it presses, as a teammate or a rule said."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Resolution(StrEnum):
    """What a conversation came to. As spam it is marked as that, and counts nowhere."""

    SOLVED = "solved"
    REFUND = "refund"
    REPLACED = "replaced"
    INFORMATION = "information"
    NO_ANSWER_NEEDED = "no_answer_needed"
    NOT_OURS = "not_ours"
    SPAM = "spam"


class Phase(StrEnum):
    """Where the customer is with what they buy."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class WaitingState(StrEnum):
    """Whose turn it is. `internal`: nothing was said between the customer and us."""

    AWAITING_US = "awaiting_us"
    AWAITING_CUSTOMER = "awaiting_customer"
    INTERNAL = "internal"
    CLOSED = "closed"


class About(msgspec.Struct, frozen=True):
    """An order by its number, or a page by its address; `title` is what people call it."""

    kind: Literal["order", "page"]
    value: Annotated[str, Meta(min_length=1, max_length=2000)]
    title: Annotated[str, Meta(max_length=200)] | None = None
