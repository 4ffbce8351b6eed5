"""Which parts are reviewed, and by whom: drawn so that the same draw can be made again. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Literal
from uuid import UUID

import msgspec

Reason = Literal["random", "unhappy"]


class Candidate(msgspec.Struct, frozen=True):
    """A teammate's part in a conversation. `feeling`: the customer's, -1 to 1; None where nothing was read."""

    conversation_id: UUID
    subject_id: UUID
    feeling: float | None


class Drawn(msgspec.Struct, frozen=True):
    """A part that somebody is to review."""

    conversation_id: UUID
    subject_id: UUID
    reviewer_id: UUID
    reason: Reason


def draw(
    candidates: Iterable[Candidate], reviewers: Sequence[UUID], seed: str, *, random: int, unhappy: int
) -> list[Drawn]:
    """Draw so many of the unhappiest parts, and so many of the others by lot; share them out evenly.

    The lot is the order of SHA-256 over the seed and the part: the same seed and candidates give the same draw, in
    whatever order they come. Nobody reviews themselves; a part that nobody else could review is not drawn.
    """
    parts = [each for each in candidates if any(each.subject_id != reviewer for reviewer in reviewers)]
    by_lot = sorted(parts, key=lambda each: _lot(seed, each))
    felt = sorted(((each.feeling, place) for place, each in enumerate(by_lot) if (each.feeling or 0) < 0), key=_first)
    worst = [place for _, place in felt[:unhappy]]
    others = [place for place in range(len(by_lot)) if place not in worst][:random]
    chosen: list[tuple[int, Reason]] = [
        *((place, "unhappy") for place in worst),
        *((place, "random") for place in others),
    ]
    load = Counter(dict.fromkeys(sorted(reviewers), 0))
    found = []
    for place, reason in chosen:
        part = by_lot[place]
        free = [each for each in sorted(load) if each != part.subject_id]
        reviewer = min(free, key=lambda each: load[each])
        load[reviewer] += 1
        found.append(Drawn(part.conversation_id, part.subject_id, reviewer, reason))
    return found


def _lot(seed: str, part: Candidate) -> bytes:
    return sha256(f"{seed}:{part.conversation_id}:{part.subject_id}".encode()).digest()


def _first(pair: tuple[float | None, int]) -> tuple[float, int]:
    return pair[0] or 0.0, pair[1]
