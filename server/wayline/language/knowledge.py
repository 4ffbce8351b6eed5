"""Which of the things a company answers is asked for, and when it is none of them: "I do not know".

A head taught by questions, the questions themselves (what is near one of them is meant by it), the words they are
written in (a mistyped word is put right first), and how sure one may be of all that.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import msgspec
import numpy as np
import scipy  # its parts load when they are used: the server, which only asks, starts sooner
from numpy.typing import NDArray

from wayline.language.errors import HeadInvalid
from wayline.language.heads import Floats, Head, probabilities
from wayline.language.spelling import Spelling
from wayline.language.training import Examples, ExamplesTooFew, Recipe, train

NEARNESS = 6.0  # how loudly the nearest question speaks beside the head; chosen on bank queries kept for it
KEPT_EACH = 40  # questions of one answer that are kept to be near to
NEAREST = 3
TRIALS, FORGOTTEN, ASKED = 2, 4, 5  # two trials: every fourth label forgotten, every fifth question of the others asked
FEWEST_LABELS = 4
FOREIGN = 0.2  # the share of what is asked that no answer is there for, as sureness counts it
RIGHT = 0.95
SIGNS = np.array([1.0, 1.0, 0.2], np.float32)  # the head's strength, the nearest questions, how far behind the next is
RECIPE = Recipe(most_grams=20_000)


class Guess(msgspec.Struct, frozen=True):
    """An answer, and how likely it is among those there are."""

    label: str
    confidence: float


class Pick(msgspec.Struct, frozen=True):
    """What a text asks for. `certainty` (0 … 1): that the first guess is right and that there is an answer at all.

    `is_sure`: certain enough to be right nineteen times in twenty; where not, ask ("Did you mean …?") or pass it on.
    `guesses` are the likeliest three. `read_as` is the text with mistyped words put right.
    """

    guesses: tuple[Guess, ...]
    certainty: float
    is_sure: bool
    read_as: str


@dataclass(frozen=True)
class Knowledge:
    """What was learned. `doubt` weighs what `_signs` tells, a constant last; `words` are with how often they were."""

    head: Head
    questions: Floats  # (questions, 384), those of one label together
    of: NDArray[np.intp]  # (questions,), the label's number
    words: dict[str, int]
    doubt: Floats
    sure_from: float

    def logits(self, vectors: Floats, texts: Sequence[str]) -> Floats:
        """(texts, labels): the head's, and how near the nearest question of each label is."""
        return _logits(self.head, _nearness(vectors, self.questions, self.of, self.head), vectors, texts)

    def picks(self, vectors: Floats, texts: Sequence[str]) -> list[Pick]:
        """One each."""
        logits = self.logits(vectors, texts)
        certain = _sigmoid(_signs(self, vectors, texts, logits) @ self.doubt)
        likely = probabilities(logits, "one")
        return [
            Pick(
                tuple(Guess(self.head.about.labels[n], round(float(row[n]), 4)) for n in np.argsort(-row)[:3]),
                round(float(sure), 4),
                bool(sure >= self.sure_from),
                text,
            )
            for row, sure, text in zip(likely, certain, texts, strict=True)
        ]

    def corrected(self, texts: Sequence[str], others: frozenset[str]) -> list[str]:
        """With mistyped words put right to the questions' own. `others` are words that are right as well."""
        return [self._spelling.corrected(text, others) for text in texts]

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self.words)

    def to_bytes(self) -> bytes:
        """Everything, to be kept."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            head=np.frombuffer(self.head.to_bytes(), np.uint8),
            questions=self.questions.astype(np.float16),
            of=self.of.astype(np.int32),
            words=np.frombuffer(msgspec.json.encode(self.words), np.uint8),
            doubt=self.doubt,
            sure_from=np.float32(self.sure_from),
        )
        return file.getvalue()

    @staticmethod
    def from_bytes(content: bytes) -> "Knowledge":
        """What `to_bytes` gave.

        Raises:
            HeadInvalid: it is none.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as kept:
                parts: dict[str, Any] = {name: kept[name] for name in kept.files}
            return Knowledge(
                Head.from_bytes(parts["head"].tobytes()),
                parts["questions"].astype(np.float32),
                parts["of"].astype(np.intp),
                msgspec.json.decode(parts["words"].tobytes(), type=dict[str, int]),
                parts["doubt"],
                float(parts["sure_from"]),
            )
        except Exception as error:
            raise HeadInvalid(str(error)) from error


@lru_cache(maxsize=4)
def opened(content: bytes) -> Knowledge:
    """`Knowledge.from_bytes`, remembered."""
    return Knowledge.from_bytes(content)


def learn(examples: Examples, words: dict[str, int], *, version: str, recipe: Recipe = RECIPE) -> Knowledge:
    """Learn from questions, each with the one label it belongs to.

    How sure one may be is found by forgetting: twice, three quarters of the labels are learned from most of their
    questions, and asked of all others. Those of the forgotten labels are what there is no answer to, in the company's
    own words.

    Raises:
        ExamplesTooFew: fewer than four labels with two questions each.
    """
    names = sorted({label for each in examples.labels for label in each[:1]})
    if len(names) < FEWEST_LABELS or len(examples.texts) < 2 * len(names):
        raise ExamplesTooFew(labels=len(names), examples=len(examples.texts))
    seen = [_tried(examples, names, trial, recipe) for trial in range(TRIALS)]
    signs = np.concatenate([one for one, _ in seen])
    fates = np.concatenate([one for _, one in seen])
    weights = np.where(
        fates == GONE,
        FOREIGN / np.maximum((fates == GONE).mean(), 1e-9),
        (1 - FOREIGN) / np.maximum((fates != GONE).mean(), 1e-9),
    )
    doubt = _doubt(signs, fates, weights)
    sure_from = _sure_from(_sigmoid(signs @ doubt), fates == RIGHTLY, weights)
    whole = _plain(examples, names, recipe, version)
    return Knowledge(whole.head, whole.questions, whole.of, words, doubt, sure_from)


RIGHTLY, WRONGLY, GONE = 1, 0, -1  # what became of a question that was asked for trial


def _tried(examples: Examples, names: Sequence[str], trial: int, recipe: Recipe) -> tuple[Floats, NDArray[np.intp]]:
    labels = [names.index(each[0]) for each in examples.labels]
    often: dict[int, int] = {}
    learned: list[int] = []
    asked: list[int] = []
    for number in np.random.default_rng(trial).permutation(len(labels)):
        label = labels[number]
        often[label] = often.get(label, -1) + 1
        is_learned = label % FORGOTTEN != trial and often[label] % ASKED != 1
        (learned if is_learned else asked).append(int(number))
    kept = [name for label, name in enumerate(names) if label % FORGOTTEN != trial]
    tried = _plain(examples.some(np.array(learned, np.intp)), kept, recipe, "")
    part = examples.some(np.array(asked, np.intp))
    logits = tried.logits(part.vectors, part.texts)
    said = logits.argmax(axis=1)
    fates = [
        GONE if each[0] not in kept else RIGHTLY if kept[said[n]] == each[0] else WRONGLY
        for n, each in enumerate(part.labels)
    ]
    return _signs(tried, part.vectors, part.texts, logits), np.array(fates, np.intp)


def _plain(examples: Examples, names: Sequence[str], recipe: Recipe, version: str) -> Knowledge:
    """Without doubt and words."""
    head = train(examples, recipe, labels=names).versioned(version)
    of = np.array([names.index(each[0]) for each in examples.labels], np.intp)
    chosen = np.concatenate([_evenly(np.flatnonzero(of == label)) for label in range(len(names))])
    return Knowledge(head, examples.vectors[chosen], of[chosen], {}, np.zeros(4, np.float32), 1.0)


def _evenly(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    return numbers[:: max(1, -(-len(numbers) // KEPT_EACH))]


def _logits(head: Head, near: Floats, vectors: Floats, texts: Sequence[str]) -> Floats:
    return np.asarray(head.logits(vectors, texts) + NEARNESS * near, np.float32)


def _nearness(vectors: Floats, questions: Floats, of: NDArray[np.intp], head: Head) -> Floats:
    """The cosine of the nearest question of each label: (texts, labels)."""
    there, starts = np.unique(of, return_index=True)
    near = np.full((len(vectors), len(head.about.labels)), -1.0, np.float32)
    near[:, there] = np.maximum.reduceat(vectors @ questions.T, starts, axis=1)
    return near


def _signs(known: Knowledge, vectors: Floats, texts: Sequence[str], logits: Floats) -> Floats:
    """What tells whether there is an answer: how strong the head is, how near the nearest are, how far the next; 1."""
    plain = known.head.logits(vectors, texts)
    top = plain.max(axis=1)
    strength = top + np.log(np.exp(plain - top[:, None]).sum(axis=1))
    alike = vectors @ known.questions.T
    nearest = np.partition(alike, -min(NEAREST, alike.shape[1]), axis=1)[:, -NEAREST:].mean(axis=1)
    ahead = np.sort(logits, axis=1)
    return np.stack([strength, nearest, ahead[:, -1] - ahead[:, -2], np.ones(len(top))], 1).astype(np.float32)


def _doubt(signs: Floats, fates: NDArray[np.intp], weights: NDArray[np.float64]) -> Floats:
    """How likely the first guess is right: logistic in the sum of the signs, each in its own spread over known labels.

    Signs are summed as `SIGNS` has them, not weighed by the trials: the forgotten labels are near misses, and what they
    teach of the signs lets wholly foreign questions through.
    """
    known = signs[fates != GONE]
    spread = np.append(SIGNS / np.maximum(known[:, :-1].std(axis=0), 1e-6), 0)
    spread[-1] = -float(known[:, :-1].mean(axis=0) @ spread[:-1])
    fit, target = signs @ spread, (fates == RIGHTLY).astype(float)

    def loss(line: NDArray[np.float64]) -> float:
        likely = np.clip(_sigmoid(line[0] * fit + line[1]), 1e-7, 1 - 1e-7)
        return float(-(weights * (target * np.log(likely) + (1 - target) * np.log(1 - likely))).mean())

    slope, shift = scipy.optimize.minimize(loss, np.array([1.0, 1.0]), bounds=[(0.05, 20), (-50, 50)]).x
    doubt = slope * spread
    doubt[-1] += shift
    return np.asarray(doubt, np.float32)


def _sure_from(certain: Floats, right: NDArray[np.bool_], weights: NDArray[np.float64]) -> float:
    """The certainty from which on what is said is right nineteen times in twenty."""
    order = np.argsort(-certain)
    precise = np.cumsum((weights * right)[order]) / np.cumsum(weights[order])
    good = np.flatnonzero(precise >= RIGHT)
    return float(certain[order[good[-1]]]) if len(good) else 1.0


def _sigmoid(values: NDArray[Any]) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), np.float32)
