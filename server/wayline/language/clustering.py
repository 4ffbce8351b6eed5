"""Texts that are about the same thing, found without anybody having said what: groups, with words to name them."""

from collections.abc import Sequence

import msgspec
import numpy as np
import scipy  # its parts load when they are used: the server, which only asks, starts sooner
from numpy.typing import NDArray

from wayline.language.heads import Floats
from wayline.language.naming import telling

DIRECTIONS = 64  # what the vectors of one company's texts differ in most
LOOKED_AT = 3_000  # texts the groups are found on (Ward's method takes the square of them); the others are added
ROUNDS = 15
FEWEST, MOST = 2, 80
TRIED = 12  # numbers of groups, where none is given
NEIGHBOURS, NEIGHBOURS_AMONG = 5, 10_000
STEP = 1_024
LEAST_NEAR = 0.5

Numbers = NDArray[np.intp]


class Cluster(msgspec.Struct, frozen=True):
    """One group. `words` tell it from the others, the strongest first; `name` is made of them.

    `members` are the numbers of its texts, the most typical first. `cohesion` is how alike they are, 0 … 1: the mean
    cosine of their vectors to the group's middle.
    """

    name: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    cohesion: float

    @property
    def size(self) -> int:
        """How many texts."""
        return len(self.members)


def clusters(texts: Sequence[str], vectors: Floats, count: int | None, fewest: int = 1) -> list[Cluster]:
    """Groups of texts, the largest first; the same texts give the same groups.

    Groups are found by Ward's method on at most 3,000 texts, in the 64 directions in which the vectors differ most, and
    then settled over all texts by k-means. `count` None: as many as stand furthest apart (silhouette), and texts that
    are only half as near to their group's middle as its others are in none. Groups of less than `fewest` are left out.
    """
    if not texts:
        return []
    groups = assigned(directions(vectors), count)
    members = [np.flatnonzero(groups == number) for number in range(int(groups.max()) + 1)]
    if count is None:
        members = [_belonging(each, vectors) for each in members]
    kept = [each for each in members if len(each) >= max(1, fewest)]
    ordered = sorted(kept, key=lambda each: (-len(each), int(each[0])))
    words = telling(texts, [each.tolist() for each in ordered])
    return [_cluster(each, vectors, said) for each, said in zip(ordered, words, strict=True)]


def directions(vectors: Floats) -> Floats:
    """The vectors in the directions in which they differ most (PCA), moved to the middle of their five nearest.

    Each row has length one: (texts, ≤ 64). The move makes groups denser: 2 points of mutual information on intents.
    """
    centred = vectors - vectors.mean(axis=0)
    some = centred[_some(len(centred), NEIGHBOURS_AMONG)]
    _, axes = np.linalg.eigh(some.T @ some)
    rows = _of_length_one(centred @ axes[:, ::-1][:, :DIRECTIONS])
    others = rows[_some(len(rows), NEIGHBOURS_AMONG)]
    parts = [_moved(rows[at : at + STEP], others) for at in range(0, len(rows), STEP)]
    return _of_length_one(np.concatenate(parts))


def _moved(rows: Floats, others: Floats) -> Floats:
    nearest = min(NEIGHBOURS, len(others))
    places = np.argpartition(-(rows @ others.T), nearest - 1, axis=1)[:, :nearest]
    return np.asarray(others[places].mean(axis=1), np.float32)


def assigned(rows: Floats, count: int | None) -> Numbers:
    """The number of each row's group, 0 … (rows,)."""
    if len(rows) <= FEWEST:
        return np.zeros(len(rows), np.intp)
    seen = rows[_some(len(rows), LOOKED_AT)]
    tree = scipy.cluster.hierarchy.linkage(seen, "ward")
    wanted = min(count, len(seen)) if count else _best_count(seen, tree)
    return _settled(rows, _middles(seen, scipy.cluster.hierarchy.fcluster(tree, wanted, "maxclust") - 1))


def _best_count(rows: Floats, tree: NDArray[np.float64]) -> int:
    most = min(MOST, max(FEWEST, len(rows) // 5))
    tried = np.unique(np.geomspace(FEWEST, most, TRIED).round().astype(int))
    apart = [silhouette(rows, scipy.cluster.hierarchy.fcluster(tree, int(number), "maxclust") - 1) for number in tried]
    return int(tried[int(np.argmax(apart))])


def silhouette(rows: Floats, groups: Numbers) -> float:
    """How much nearer rows are to their own group's middle than to the next one's, −1 … 1 (simplified silhouette)."""
    middles = _middles(rows, groups)
    if len(middles) < FEWEST:
        return -1.0
    apart = np.sqrt(np.maximum(_distances(rows, middles), 0))
    own = apart[np.arange(len(rows)), groups]
    apart[np.arange(len(rows)), groups] = np.inf
    other = apart.min(axis=1)
    return float(((other - own) / np.maximum(np.maximum(own, other), 1e-9)).mean())


def _settled(rows: Floats, middles: Floats) -> Numbers:
    """k-means from these middles on."""
    groups = _nearest(rows, middles)
    for _ in range(ROUNDS):
        middles = _middles(rows, groups, before=middles)
        again = _nearest(rows, middles)
        if np.array_equal(again, groups):
            break
        groups = again
    return groups


def _middles(rows: Floats, groups: Numbers, before: Floats | None = None) -> Floats:
    count = len(before) if before is not None else int(groups.max()) + 1
    sums = np.zeros((count, rows.shape[1]), np.float32)
    np.add.at(sums, groups, rows)
    often = np.bincount(groups, minlength=count)[:, None]
    middles = np.asarray(sums / np.maximum(often, 1), np.float32)
    return middles if before is None else np.asarray(np.where(often > 0, middles, before), np.float32)


def _nearest(rows: Floats, middles: Floats) -> Numbers:
    parts = [_distances(rows[at : at + STEP], middles).argmin(axis=1) for at in range(0, len(rows), STEP)]
    return np.concatenate(parts)


def _distances(rows: Floats, middles: Floats) -> Floats:
    squares = (rows**2).sum(axis=1)[:, None] - 2 * rows @ middles.T + (middles**2).sum(axis=1)
    return np.asarray(squares, np.float32)


def _belonging(members: Numbers, vectors: Floats) -> Numbers:
    near = _nearness(vectors[members])
    return members[near >= near.mean() * LEAST_NEAR] if len(members) else members


def _nearness(rows: Floats) -> Floats:
    """The cosine of each to the middle of all."""
    return np.asarray(rows @ _of_length_one(rows.mean(axis=0, keepdims=True))[0], np.float32)


def _cluster(members: Numbers, vectors: Floats, words: tuple[str, ...]) -> Cluster:
    near = _nearness(vectors[members])
    typical = members[np.argsort(-near, kind="stable")]
    return Cluster(", ".join(words[:3]), words, tuple(typical.tolist()), round(float(near.mean()), 4))


def _some(count: int, most: int) -> Numbers:
    """At most so many numbers, by chance, but the same each time."""
    if count <= most:
        return np.arange(count)
    return np.sort(np.random.default_rng(0).permutation(count)[:most])


def _of_length_one(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
