"""Sentiment as one company's teammates see it: learned from the labels they corrected, on top of the shipped head.

It is learned of sentences, as it is asked of them: a text's label is what its sentences come to, each by its weight.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
import numpy as np
import scipy  # its parts load when they are used: the server, which only asks, starts sooner
from numpy.typing import NDArray

from wayline.language import sentiment
from wayline.language.chance import SURE, by_chance
from wayline.language.errors import HeadInvalid
from wayline.language.heads import WIDTH, Floats, probabilities
from wayline.language.in_sentences import Numbers, Sentenced, folds
from wayline.language.retouching import Touch, is_whole
from wayline.language.sentiment import LABELS
from wayline.language.signals import Sentiment
from wayline.language.training import ExamplesTooFew

FEWEST = 20  # corrected texts
FOLDS = 5
TAUGHT = "~"  # between the version of the models and the name of what was learned on top of them
STRICTNESS = (0.5, 2.0, 8.0, 32.0, 128.0)  # tried; the last leaves the shipped head nearly as it is
LOUD = 4.0  # how loudly the vector may speak
Texts = Sequence[Sequence[str]]  # each as its sentences


class Calibration(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was learned, of one signal or of several. `version` is that of the models it was learned on.

    The first three are done to the sentiment head's log probabilities; nothing where no sentiment was learned.
    `touches`: what is done to labels, by signal ("intents", "emotions").
    """

    version: str
    mix: tuple[tuple[float, ...], ...] = ()  # (3, 3)
    bias: tuple[float, ...] = ()  # (3,)
    of_vector: bytes = b""  # (384, 3), float32
    touches: dict[str, dict[str, Touch]] = {}

    def applied(self, likely: Floats, vectors: Floats) -> Floats:
        """Probabilities of the three labels, (sentences, 3), out of the shipped head's and the vectors."""
        if not self.mix:
            return likely
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
        return self.after > self.before and by_chance(self.mended, self.broken) < SURE


def calibrated(likely: Floats, vectors: Floats, texts: Texts, labels: Sequence[str], version: str) -> Calibrated:
    """Learn from the shipped head's probabilities and the vectors, a row a sentence, and the labels of the texts.

    How far it may leave the shipped head is chosen in folds. Where nothing is gained in them, it hardly does.

    Raises:
        ExamplesTooFew: fewer than 20 texts, or all of one label.
    """
    true = np.array([LABELS.index(label) for label in labels if label in LABELS], np.intp)
    if len(true) != len(labels) or len(true) < FEWEST or len(set(true.tolist())) < 2:  # noqa: PLR2004 (labels to tell apart)
        raise ExamplesTooFew(examples=len(labels))
    told = _Told.of(likely, vectors, texts, true)
    shipped = told.labels(likely)
    tried = {strictness: _unseen(told, strictness) for strictness in STRICTNESS}
    best = max(STRICTNESS, key=lambda one: (macro_f1(tried[one], true), one))
    learned = _fit(told, np.ones(len(true), bool), best).calibration(version)
    taught = tried[best]
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
    """What `calibrated`, `retouched` and `together` gave as bytes.

    Raises:
        HeadInvalid: they are none.
    """
    try:
        found = msgspec.msgpack.decode(content, type=Calibration)
    except msgspec.DecodeError as error:
        raise HeadInvalid(str(error)) from error
    touches = [touch for each in found.touches.values() for touch in each.values()]
    if len(found.of_vector) != (WIDTH * len(LABELS) * 4 if found.mix else 0) or not all(map(is_whole, touches)):
        raise HeadInvalid
    return found


def together(version: str, *contents: bytes) -> bytes:
    """What was learned of several signals as one; what was learned on other models is left out. Empty: nothing."""
    whole = Calibration(version)
    for one in (opened(content) for content in contents if content):
        if one.version != version:
            continue
        if one.mix:
            whole = msgspec.structs.replace(whole, mix=one.mix, bias=one.bias, of_vector=one.of_vector)
        whole = msgspec.structs.replace(whole, touches=dict(sorted({**whole.touches, **one.touches}.items())))
    return msgspec.msgpack.encode(whole) if whole.mix or whole.touches else b""


def version_with(version: str, calibration: bytes) -> str:
    """How models are called that read with this calibration; the same as without it where it is of other models."""
    if not calibration or opened(calibration).version != version:
        return version
    return f"{version}{TAUGHT}{hashlib.blake2b(calibration, digest_size=4).hexdigest()}"


def macro_f1(said: Numbers, true: Numbers) -> float:
    """The mean over the labels that are there."""
    found = []
    for label in np.unique(true):
        hits = ((said == label) & (true == label)).sum()
        found.append(2 * hits / max(1, (said == label).sum() + (true == label).sum()))
    return float(np.mean(found))


class _Learned(NamedTuple):
    """What is done to log probabilities, and what vectors add."""

    mix: Floats
    bias: Floats
    weights: Floats

    def applied(self, logs: Floats, vectors: Floats) -> Floats:
        return probabilities(np.asarray(logs @ self.mix + vectors @ self.weights + self.bias, np.float32), "one")

    def calibration(self, version: str) -> Calibration:
        mix = tuple(tuple(float(n) for n in row) for row in self.mix)
        return Calibration(version, mix, tuple(float(n) for n in self.bias), self.weights.astype("<f4").tobytes())


class _Told(NamedTuple):
    """Texts and their labels. `weight`: how much a sentence counts in its text as the head came; 0: a rule reads it."""

    logs: Floats
    vectors: Floats
    texts: Texts
    sentenced: Sentenced
    ruled: Sequence[Sentiment | None]
    weight: Floats
    true: Numbers

    @classmethod
    def of(cls, likely: Floats, vectors: Floats, texts: Texts, true: Numbers) -> "_Told":
        words = [sentence for each in texts for sentence in each]
        ruled = [sentiment.ruled(one) for one in words]
        weights = [
            0.0 if by_rule else sentiment.weight(sentiment.felt(row), len(one))
            for one, by_rule, row in zip(words, ruled, likely, strict=True)
        ]
        sentenced, weight = Sentenced.counted([len(each) for each in texts]), np.array(weights, np.float64)
        whole = np.maximum(np.bincount(sentenced.of, weight, sentenced.texts), 1e-9)
        return cls(_logs(likely), vectors, texts, sentenced, ruled, np.asarray(weight / whole[sentenced.of]), true)

    def labels(self, likely: Floats) -> Numbers:
        """What each text is read as: its sentences together, as `sentiment` puts them."""
        felt = [by_rule or sentiment.felt(row) for by_rule, row in zip(self.ruled, likely, strict=True)]
        found, start = np.zeros(len(self.texts), np.intp), 0
        for number, each in enumerate(self.texts):
            whole = sentiment.of_text(felt[start : start + len(each)], [len(one) for one in each])
            found[number] = LABELS.index(whole.label if whole else "neutral")
            start += len(each)
        return found


def _unseen(told: _Told, strictness: float) -> Numbers:
    said = np.zeros(len(told.true), np.intp)
    for asked in folds([tuple(each) for each in told.texts], FOLDS):
        seen = np.ones(len(told.true), bool)
        seen[asked] = False
        said[asked] = told.labels(_fit(told, seen, strictness).applied(told.logs, told.vectors))[asked]
    return said


def _fit(told: _Told, seen: NDArray[np.bool_], strictness: float) -> _Learned:
    """Logistic regression that starts from the head as it is, and pays for every step away from it.

    A text is as likely of its label as its sentences together, so each of them learns as far as it speaks for it.
    """
    labels, of, true = len(LABELS), told.sentenced.of, told.true
    rows = np.hstack([told.logs, told.vectors * np.float32(LOUD), np.ones((len(told.logs), 1), np.float32)])
    start = np.vstack([np.eye(labels), np.zeros((WIDTH + 1, labels))])
    targets = np.eye(labels)[true][of]
    often = np.maximum(np.bincount(true[seen], minlength=labels), 1)
    heavy = (seen.sum() / often / len(np.unique(true[seen])))[true] ** 0.5 * seen  # rare labels somewhat heavier

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(start.shape)
        likely = probabilities(np.asarray(rows @ weights, np.float32), "one")
        mine = told.weight * likely[np.arange(len(of)), true[of]]
        whole = np.maximum(np.bincount(of, mine, len(true)), 1e-9)
        away = weights - start
        lost = -(heavy * np.log(whole)).sum()
        share = heavy[of] * mine / whole[of]
        slope = rows.T @ (share[:, None] * (likely - targets)) + strictness * away
        return float(lost + strictness / 2 * (away**2).sum()), slope.ravel().astype(float)

    found = scipy.optimize.minimize(loss, start.ravel(), jac=True, method="L-BFGS-B").x.reshape(start.shape)
    parts = found[:labels], found[-1], found[labels:-1] * LOUD
    return _Learned(*(np.asarray(one, np.float32) for one in parts))


def _logs(likely: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(likely, 1e-6)), np.float32)
