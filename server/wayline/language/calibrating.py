"""Sentiment as one company's teammates see it: learned from the labels they corrected, on top of the shipped head."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from math import comb

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from wayline.language.errors import HeadInvalid
from wayline.language.heads import WIDTH, Floats, probabilities
from wayline.language.sentiment import LABELS
from wayline.language.training import ExamplesTooFew

FEWEST = 20  # corrected texts
FOLDS = 5
SURE = 0.05
TAUGHT = "~"  # between the version of the models and the name of what was learned on top of them
STRICTNESS = (0.5, 2.0, 8.0, 32.0, 128.0)  # tried; the last leaves the shipped head nearly as it is
LOUD = 4.0  # how loudly the vector may speak
Labels = NDArray[np.intp]


class Calibration(msgspec.Struct, frozen=True):
    """What is done to the head's three log probabilities. `version` is that of the models it was learned on."""

    version: str
    mix: tuple[tuple[float, ...], ...]  # (3, 3)
    bias: tuple[float, ...]  # (3,)
    of_vector: bytes  # (384, 3), float32

    def applied(self, likely: Floats, vectors: Floats) -> Floats:
        """Probabilities of the three labels, (texts, 3), out of the shipped head's and the vectors."""
        weights = np.frombuffer(self.of_vector, "<f4").reshape(WIDTH, len(LABELS))
        logits = _logs(likely) @ np.array(self.mix, np.float32) + vectors @ weights + np.array(self.bias, np.float32)
        return probabilities(np.asarray(logits, np.float32), "one")


class Calibrated(msgspec.Struct, frozen=True):
    """A calibration as bytes, and macro-F1 (0 … 1) on corrected texts it had not seen, without it and with it.

    Of these texts it put `mended` right, and `broken` wrong that had been right.
    """

    calibration: bytes
    before: float
    after: float
    examples: int
    mended: int
    broken: int

    @property
    def is_better(self) -> bool:
        """Whether it is right more often by more than chance would have it: a sign test, one-sided, of 5 %."""
        changed = self.mended + self.broken
        by_chance = sum(comb(changed, mended) for mended in range(self.mended, changed + 1)) / 2**changed
        return self.after > self.before and by_chance < SURE


def calibrated(likely: Floats, vectors: Floats, labels: Sequence[str], version: str) -> Calibrated:
    """Learn from the shipped head's probabilities, the vectors and the labels that teammates gave.

    How far it may leave the shipped head is chosen in folds. Where nothing is gained in them, it hardly does.

    Raises:
        ExamplesTooFew: fewer than 20 texts, or all of one label.
    """
    true = np.array([LABELS.index(label) for label in labels if label in LABELS], np.intp)
    if len(true) != len(labels) or len(true) < FEWEST or len(set(true.tolist())) < 2:  # noqa: PLR2004 (labels to tell apart)
        raise ExamplesTooFew(examples=len(labels))
    logs = _logs(likely)
    tried = {strictness: _unseen(logs, vectors, true, strictness) for strictness in STRICTNESS}
    best = max(STRICTNESS, key=lambda one: (macro_f1(tried[one], true), one))
    mix, bias, weights = _fit(logs, vectors, true, best)
    learned = Calibration(
        version,
        tuple(tuple(float(n) for n in row) for row in mix),
        tuple(float(n) for n in bias),
        weights.astype("<f4").tobytes(),
    )
    shipped, taught = likely.argmax(axis=1), tried[best]
    return Calibrated(
        msgspec.msgpack.encode(learned),
        round(macro_f1(shipped, true), 4),
        round(macro_f1(taught, true), 4),
        len(true),
        int(((shipped != true) & (taught == true)).sum()),
        int(((shipped == true) & (taught != true)).sum()),
    )


@lru_cache(maxsize=8)
def opened(content: bytes) -> Calibration:
    """What `calibrated` gave as bytes.

    Raises:
        HeadInvalid: they are none.
    """
    try:
        found = msgspec.msgpack.decode(content, type=Calibration)
    except msgspec.DecodeError as error:
        raise HeadInvalid(str(error)) from error
    if len(found.of_vector) != WIDTH * len(LABELS) * 4:
        raise HeadInvalid
    return found


def version_with(version: str, calibration: bytes) -> str:
    """How models are called that read with this calibration; the same as without it where it is of other models."""
    if not calibration or opened(calibration).version != version:
        return version
    return f"{version}{TAUGHT}{hashlib.blake2b(calibration, digest_size=4).hexdigest()}"


def macro_f1(said: Labels, true: Labels) -> float:
    """The mean over the labels that are there."""
    found = []
    for label in np.unique(true):
        hits = ((said == label) & (true == label)).sum()
        found.append(2 * hits / max(1, (said == label).sum() + (true == label).sum()))
    return float(np.mean(found))


def _unseen(logs: Floats, vectors: Floats, true: Labels, strictness: float) -> Labels:
    order = np.random.default_rng(0).permutation(len(true))
    said = np.zeros(len(true), np.intp)
    for fold in range(FOLDS):
        asked, seen = order[fold::FOLDS], np.concatenate([order[f::FOLDS] for f in range(FOLDS) if f != fold])
        mix, bias, weights = _fit(logs[seen], vectors[seen], true[seen], strictness)
        said[asked] = (logs[asked] @ mix + vectors[asked] @ weights + bias).argmax(axis=1)
    return said


def _fit(logs: Floats, vectors: Floats, true: Labels, strictness: float) -> tuple[Floats, Floats, Floats]:
    """Logistic regression that starts from the head as it is, and pays for every step away from it."""
    labels = len(LABELS)
    rows = np.hstack([logs, vectors * np.float32(LOUD), np.ones((len(logs), 1), np.float32)])
    start = np.vstack([np.eye(labels), np.zeros((WIDTH + 1, labels))])
    targets = np.eye(labels)[true]
    often = np.maximum(targets.sum(axis=0), 1)
    heavy = (len(true) / often / len(np.unique(true)))[true] ** 0.5  # rare labels somewhat heavier: between both aims

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(start.shape)
        likely = probabilities(np.asarray(rows @ weights, np.float32), "one")
        away = weights - start
        lost = -(heavy * np.log(np.maximum(likely[np.arange(len(true)), true], 1e-9))).sum()
        slope = rows.T @ (heavy[:, None] * (likely - targets)) + strictness * away
        return float(lost + strictness / 2 * (away**2).sum()), slope.ravel().astype(float)

    found = optimize.minimize(loss, start.ravel(), jac=True, method="L-BFGS-B").x.reshape(start.shape)
    parts = found[:labels], found[-1], found[labels:-1] * LOUD
    mix, bias, weights = (np.asarray(one, np.float32) for one in parts)
    return mix, bias, weights


def _logs(likely: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(likely, 1e-6)), np.float32)
