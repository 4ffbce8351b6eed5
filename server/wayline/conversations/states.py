"""The words for where a conversation stands, whose turn it is, and how much it presses."""

from enum import StrEnum


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


class WaitingState(StrEnum):
    """Whose turn it is. `internal`: nothing was said between the customer and us."""

    AWAITING_US = "awaiting_us"
    AWAITING_CUSTOMER = "awaiting_customer"
    INTERNAL = "internal"
    CLOSED = "closed"
