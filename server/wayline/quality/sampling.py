"""Which parts are reviewed, and by whom: drawn so that the same draw can be made again. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from statistics import median
from typing import Literal
from uuid import UUID

import msgspec

Reason = Literal["random", "unhappy", "long"]


class Candidate(msgspec.Struct, frozen=True):
    """A teammate's part in a conversation.

    `feeling`: the customer's, -1 to 1; None where nothing was read. `handled`: how long the teammate worked on it, in
    seconds; None where no console saw it.
    """

    conversation_id: UUID
    subject_id: UUID
    feeling: float | None
    handled: float | None = None


class Drawn(msgspec.Struct, frozen=True):
    """A part that somebody is to review."""

    conversation_id: UUID
    subject_id: UUID
    reviewer_id: UUID
    reason: Reason


class Counts(msgspec.Struct, frozen=True):
    """How many to draw: by lot, of the unhappiest, of those that took longest."""

    random: int = 0
    unhappy: int = 0
    long: int = 0


def draw(candidates: Iterable[Candidate], reviewers: Sequence[UUID], seed: str, counts: Counts) -> list[Drawn]:
    """Draw so many of the unhappiest parts, of the others those worked on longest, and others by lot; share them out.

    The lot is the order of SHA-256 over the seed and the part: the same seed and candidates give the same draw, in
    whatever order they come. Nobody reviews themselves; a part that nobody else could review is not drawn. Only what
    took longer than the median of what was seen worked on is long.
    """
    parts = [each for each in candidates if any(each.subject_id != reviewer for reviewer in reviewers)]
    by_lot = sorted(parts, key=lambda each: _lot(seed, each))
    reasons: dict[int, Reason] = {}
    felt = sorted((place for place, each in enumerate(by_lot) if (each.feeling or 0) < 0), key=_feeling_in(by_lot))
    reasons |= dict.fromkeys(felt[: counts.unhappy], "unhappy")
    usual = median([each.handled for each in by_lot if each.handled is not None] or [0.0])
    longest = sorted(
        (place for place, each in enumerate(by_lot) if place not in reasons and (each.handled or 0) > usual),
        key=lambda place: -(by_lot[place].handled or 0),
    )
    reasons |= dict.fromkeys(longest[: counts.long], "long")
    others = [place for place in range(len(by_lot)) if place not in reasons]
    reasons |= dict.fromkeys(others[: counts.random], "random")
    load = Counter(dict.fromkeys(sorted(reviewers), 0))
    found = []
    for place, reason in reasons.items():
        part = by_lot[place]
        free = [each for each in sorted(load) if each != part.subject_id]
        reviewer = min(free, key=lambda each: load[each])
        load[reviewer] += 1
        found.append(Drawn(part.conversation_id, part.subject_id, reviewer, reason))
    return found


def _lot(seed: str, part: Candidate) -> bytes:
    return sha256(f"{seed}:{part.conversation_id}:{part.subject_id}".encode()).digest()


def _feeling_in(parts: Sequence[Candidate]) -> Callable[[int], float]:
    return lambda place: parts[place].feeling or 0.0
