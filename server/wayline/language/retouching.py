"""Intents and emotions as one company's teammates see them: each label that helps is learned, on top of its head.

A text says a label where any of its sentences does, so it is learned of the sentence that speaks for it most. What is
learned is judged on texts held back, corrected ones beside others that nobody corrected, label by label.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from wayline.language.chance import SURE, by_chance
from wayline.language.heads import WIDTH, Floats, Head, probabilities
from wayline.language.in_sentences import Numbers, Sentenced, folds

FEWEST = 20
"""Corrected texts that say a label is there, or is not, against the head: with fewer it is not learned."""
FOLDS = 5
STRICTNESS = (2.0, 8.0, 32.0)
LOUD = 4.0  # how loudly the vector may speak
STEPS = 150
Marks = NDArray[np.bool_]
Touchable = Literal["intents", "emotions"]


class Touch(msgspec.Struct, frozen=True):
    """What is done to a label: its log odds over the threshold times `scale`; `shift` and the vector's part added."""

    scale: float
    shift: float
    of_vector: bytes  # (384,), float32

    def applied(self, margins: Floats, vectors: Floats) -> Floats:
        """The log odds over the threshold, (sentences,)."""
        weights = np.frombuffer(self.of_vector, "<f4")
        return np.asarray(self.scale * margins + vectors @ weights + self.shift, np.float32)


class Touched(msgspec.Struct, frozen=True):
    """What was tried of one label. `corrected`: texts that teammates corrected against the head.

    Of the texts held back it put `mended` right, and `broken` wrong that had been right. `is_used`: that is better by
    more than chance would have it, of however many trials.
    """

    label: str
    corrected: int
    mended: int = 0
    broken: int = 0
    is_used: bool = False


class Lessons(NamedTuple):
    """Texts, and what they say by whoever looked at them.

    `margins`: log odds over the threshold, (sentences, labels). `says`: (texts, labels). `settled`: what a rule says,
    which nothing learned changes. `corrected`: (texts,), the others were left standing. `keys` tell equal texts.
    """

    sentenced: Sentenced
    keys: Sequence[object]
    margins: Floats
    vectors: Floats
    says: Marks
    settled: Marks
    corrected: Marks


class Retouched(NamedTuple):
    """What was learned of the labels that are better with it, and what was tried of each."""

    touches: dict[str, Touch]
    tried: tuple[Touched, ...]


def margins_of(likely: Floats, head: Head) -> Floats:
    """How far above its threshold each label is, in log odds: (rows, labels)."""
    return np.asarray(_log_odds(likely) - _log_odds(head.thresholds), np.float32)


def touched(likely: Floats, vectors: Floats, head: Head, touches: dict[str, Touch]) -> Floats:
    """Probabilities with what was learned, (rows, labels); a label of which nothing was learned keeps its own."""
    changed = likely.copy()
    margins = margins_of(likely, head)
    for place, label in enumerate(head.about.labels):
        if label in touches:
            odds = touches[label].applied(margins[:, place], vectors) + _log_odds(head.thresholds[place])
            changed[:, place] = probabilities(np.asarray(odds, np.float32), "many")
    return changed


def retouched(lessons: Lessons, labels: Sequence[str]) -> Retouched:
    """Learn each label that has enough corrections, and keep what is better on texts held back. The same each time.

    Nothing is learned where fewer texts were left standing than corrected: there would be nothing to hold it.
    """
    shipped = _said(lessons, lessons.margins)
    against = lessons.corrected[:, None] & (shipped != lessons.says) & ~lessons.settled
    counts = against.sum(axis=0)
    holds = (~lessons.corrected).sum() >= lessons.corrected.sum()
    wanted = [place for place in range(len(labels)) if counts[place] >= FEWEST and holds]
    touches: dict[str, Touch] = {}
    tried = {label: Touched(label, int(count)) for label, count in zip(labels, counts, strict=True) if count}
    for place in wanted:
        label = labels[place]
        one = _One.of(lessons, place)
        trials = [_tried(one, strictness) for strictness in STRICTNESS]
        best = min(trials, key=lambda each: (each.lost, -each.strictness))
        was_right, is_right = shipped[:, place] == one.says, best.said == one.says
        mended = int((is_right & ~was_right & one.counts).sum())
        broken = int((was_right & ~is_right & one.counts).sum())
        is_used = mended > broken and by_chance(mended, broken) < SURE / (len(wanted) * len(STRICTNESS))
        tried[label] = Touched(label, int(counts[place]), mended, broken, is_used)
        if is_used:
            touches[label] = _touch(_fit(one, one.counts, best.strictness))
    return Retouched(touches, tuple(sorted(tried.values(), key=lambda each: (-each.corrected, each.label))))


class _One(NamedTuple):
    """One label. `rows`: what is known of each sentence, (sentences, 386). `counts`: texts no rule speaks for."""

    sentenced: Sentenced
    keys: Sequence[object]
    rows: Floats
    says: Marks
    counts: Marks

    @classmethod
    def of(cls, lessons: Lessons, place: int) -> "_One":
        margins = lessons.margins[:, place : place + 1]
        rows = np.hstack([margins, np.ones_like(margins), lessons.vectors * np.float32(LOUD)])
        return cls(lessons.sentenced, lessons.keys, rows, lessons.says[:, place], ~lessons.settled[:, place])

    def strongest(self, odds: Floats) -> Numbers:
        """The sentence of each text that speaks for the label most, the first of equal ones."""
        starts, of = self.sentenced.starts, self.sentenced.of
        at_most = np.flatnonzero(odds == np.maximum.reduceat(odds, starts)[of])
        return at_most[np.unique(of[at_most], return_index=True)[1]]


class _Tried(NamedTuple):
    """What is said of texts held back, and how much is lost by it (log loss)."""

    strictness: float
    said: Marks
    lost: float


def _said(lessons: Lessons, margins: Floats) -> Marks:
    return np.asarray(np.maximum.reduceat(margins, lessons.sentenced.starts, axis=0) >= 0, bool)


def _tried(one: _One, strictness: float) -> _Tried:
    """What is said of each text by what was learned of the other folds."""
    odds = np.zeros(one.sentenced.texts, np.float32)
    for asked in folds(one.keys, FOLDS):
        seen = one.counts.copy()
        seen[asked] = False
        every = one.rows @ _fit(one, seen, strictness)
        odds[asked] = every[one.strongest(every)][asked]
    likely = probabilities(odds, "many")
    right = np.where(one.says, likely, 1 - likely)[one.counts]
    return _Tried(strictness, odds >= 0, -float(np.log(np.maximum(right, 1e-6)).sum()))


def _fit(one: _One, seen: Marks, strictness: float) -> Floats:
    """Logistic regression on the strongest sentences that starts from the head, and pays for every step away from it.

    By Nesterov's gradient with a fixed number of steps, which is the same on every machine's threads.
    """
    start = np.zeros(one.rows.shape[1], np.float32)
    start[0] = 1.0
    says, heavy = one.says.astype(np.float32), seen.astype(np.float32)
    steep = float((one.rows[seen[one.sentenced.of]] ** 2).sum(axis=1).sum()) / 4 + strictness
    root = float(np.sqrt(steep / strictness))
    ahead = (root - 1) / (root + 1)
    here, before = start.copy(), start.copy()
    for _ in range(STEPS):
        look = here + np.float32(ahead) * (here - before)
        odds = one.rows @ look
        top = one.strongest(odds)
        slope = one.rows[top].T @ (heavy * (probabilities(odds[top], "many") - says)) + strictness * (look - start)
        here, before = look - np.asarray(slope, np.float32) / np.float32(steep), here
    return np.asarray(here, np.float32)


def _touch(found: Floats) -> Touch:
    weights = (found[2:] * np.float32(LOUD)).astype("<f4")
    return Touch(float(found[0]), float(found[1]), weights.tobytes())


def is_whole(touch: Touch) -> bool:
    """Whether its weights are as many as a vector has numbers."""
    return len(touch.of_vector) == WIDTH * 4


def _log_odds(share: Floats) -> Floats:
    inside = np.clip(share, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)), np.float32)
