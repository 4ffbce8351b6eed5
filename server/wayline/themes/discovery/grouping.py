"""From groups of texts to proposals: which are worth showing, how they grow, and which were shown before."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import numpy as np

from wayline.language import Cluster
from wayline.themes.heads.packing import Vectors

FEWEST = 5
LEAST_COHESION = 0.4
MOST_PROPOSALS = 30
ALIKE = 0.8
"""Middles of groups with this cosine are the same group found again."""
FEWEST_WORDS = 3
WEEKS = 12


class Group(msgspec.Struct, frozen=True):
    """A group worth proposing; `members` are numbers of the texts, the most typical first."""

    name: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    cohesion: float
    centre: Vectors
    trend: tuple[int, ...]


def is_telling(text: str) -> bool:
    """Whether a text says enough to be grouped: "ok thanks" is about nothing."""
    return len(text.split()) >= FEWEST_WORDS


def groups(clusters: Sequence[Cluster], vectors: Vectors, times: Sequence[datetime], now: datetime) -> list[Group]:
    """Those that are large and alike enough, the largest first."""
    kept = [one for one in clusters if one.size >= FEWEST and one.cohesion >= LEAST_COHESION]
    return [
        Group(
            one.name,
            one.words,
            one.members,
            one.cohesion,
            middle(vectors[list(one.members)]),
            trend([times[n] for n in one.members], now),
        )
        for one in kept[:MOST_PROPOSALS]
    ]


def middle(rows: Vectors) -> Vectors:
    """The middle of a group, of length one: (1, 384)."""
    found = rows.mean(axis=0, keepdims=True)
    return np.asarray(found / max(float(np.linalg.norm(found)), 1e-9), np.float32)


def trend(times: Sequence[datetime], now: datetime) -> tuple[int, ...]:
    """How many in each of the last twelve weeks, the oldest first; the last one ends now."""
    counts = [0] * WEEKS
    for at in times:
        ago = (now - at) // timedelta(days=7)
        if 0 <= ago < WEEKS:
            counts[WEEKS - 1 - ago] += 1
    return tuple(counts)


def same_as(centre: Vectors, others: Vectors) -> int | None:
    """The number of the group among these that this one is; None where it is a new one."""
    if not len(others):
        return None
    cosines = others @ centre[0]
    best = int(cosines.argmax())
    return best if cosines[best] >= ALIKE else None
