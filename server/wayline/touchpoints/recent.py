"""Which ids were recorded lately: eight bytes each, a set for the newest and sorted arrays for the rest."""

from collections.abc import Sequence

import numpy as np

FRESH = 200_000


class RecentIds:
    """May say "seen" wrongly once in 10¹² (the caller asks the log then); never says "new" wrongly."""

    def __init__(self, seen: np.ndarray) -> None:
        self._sorted: list[np.ndarray] = [np.sort(seen)] if len(seen) else []
        self._fresh: set[int] = set()

    def __len__(self) -> int:
        return len(self._fresh) + sum(len(part) for part in self._sorted)

    def perhaps_seen(self, heads: Sequence[int]) -> list[bool]:
        """For each head (first eight bytes of an id) whether it may be in the log already."""
        seen = np.fromiter((head in self._fresh for head in heads), dtype=bool, count=len(heads))
        if self._sorted:
            wanted = np.asarray(heads, dtype=np.uint64)
            for part in self._sorted:
                at = np.minimum(np.searchsorted(part, wanted), len(part) - 1)
                seen |= part[at] == wanted
        return [bool(each) for each in seen]

    def add(self, heads: Sequence[int]) -> None:
        """Remember these; called after the commit that holds them."""
        self._fresh.update(heads)
        if len(self._fresh) > FRESH:
            self._sorted.append(np.sort(np.fromiter(self._fresh, dtype=np.uint64, count=len(self._fresh))))
            self._fresh.clear()
            while len(self._sorted) > 1 and len(self._sorted[-2]) < 2 * len(self._sorted[-1]):
                last = self._sorted.pop()
                self._sorted[-1] = np.sort(np.concatenate([self._sorted[-1], last]))
