"""Who may see a review, and when. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

FIRST_FOR = timedelta(days=3)
"""How long a review is its teammate's alone, unless they see it sooner."""


class Written(Protocol):
    """What is known of a review here."""

    @property
    def reviewer_id(self) -> UUID:
        """Who judged."""

    @property
    def written_at(self) -> datetime:
        """When, the last time."""

    @property
    def seen_at(self) -> datetime | None:
        """When its teammate first saw it."""


def released_at(review: Written) -> datetime:
    """From when those who coach see it: when its teammate saw it, and three days after it was written at the latest."""
    latest = review.written_at + FIRST_FOR
    return min(review.seen_at, latest) if review.seen_at else latest


def is_open_to(review: Written, reader: UUID | None, at: datetime) -> bool:
    """Whether a reader who coaches sees it: what they wrote always, the others' once it is released."""
    return review.reviewer_id == reader or released_at(review) <= at


def is_blind(review: Written, others: Iterable[Written]) -> bool:
    """Whether its reviewer could see none of the others of the same part when they wrote it."""
    return all(review.written_at < released_at(other) for other in others if other is not review)
