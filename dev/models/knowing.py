#!/usr/bin/env python3
"""Figures of what a company teaches: intents picked, slips of the pen put right, questions that have no answer.

All on texts held back (`texts.py`); what was chosen (how loudly nearness speaks, how many slips a word may have) was
chosen on a fifth of the training texts of BANKING77. Beside each figure: words alone (TF-IDF, cosine).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import texts
from numpy.typing import NDArray

from wayline.language.grams import Grams
from wayline.language.heads import Floats, gram_matrix
from wayline.language.knowledge import Knowledge, learn
from wayline.language.package import FOLDER
from wayline.language.spelling import words_of
from wayline.language.training import Recipe, vocabulary
from wayline.language.understanding import Understanding

LETTERS = "abcdefghijklmnopqrstuvwxyz"
Rows = Sequence[texts.Labelled]


@dataclass(frozen=True)
class Picked:
    """In per cent: right first guesses, the same with two slips a question, and both by words alone."""

    right: float
    right_with_slips: float
    words_right: float
    words_right_with_slips: float


@dataclass(frozen=True)
class Doubted:
    """In per cent. `share`: of the questions with an answer, those answered where 95 % of all that is said is right.

    `refused`, `answered`, `precision` are what comes of its own threshold: foreign questions refused, own ones
    answered, and how many of those rightly. `words_auroc` is that of the largest cosine by words alone.
    """

    auroc: float
    false_at_95: float
    share: float
    refused: float
    answered: float
    precision: float
    words_auroc: float


def main() -> None:
    """Print them all; some minutes."""
    reads = Understanding(FOLDER, threads=1)
    for examples in (10, None):
        found = picked(reads, examples=examples, count=None)
        print(f"77 intents, {examples or 'all'} examples each: {found}")
    print(f"out of scope, 150 intents, 30 examples each: {doubted(reads, examples=30, count=None)}")
    print(f"near misses, one intent in ten forgotten: {near_misses(reads, examples=30, count=None)}")


def picked(reads: Understanding, *, examples: int | None, count: int | None) -> Picked:
    """Bank queries of so many intents, taught with so many examples each."""
    rows = texts.banking()
    names = sorted({one.labels[0] for one in rows})[:count]
    seen = _some([one for one in rows if not one.is_held_back and one.labels[0] in names], examples)
    asked = [one for one in rows if one.is_held_back and one.labels[0] in names]
    chance = random.Random(7)  # noqa: S311 (the same slips each time)
    slipped = [slips(one.text, chance) for one in asked]
    known = _learned(reads, seen)
    plain, mended = [one.text for one in asked], known.corrected(slipped, reads.words)
    words = _Words(seen)
    return Picked(
        _right(_first(known, reads, plain), asked),
        _right(_first(known, reads, mended), asked),
        _right(words.first(plain), asked),
        _right(words.first(slipped), asked),
    )


def doubted(reads: Understanding, *, examples: int | None, count: int | None) -> Doubted:
    """Requests of so many intents, and requests that belong to none (`oos`)."""
    rows = texts.clinc()
    names = sorted({one.labels[0] for one in rows} - {"oos"})[:count]
    own = [one for one in rows if one.labels[0] in names]
    return _doubted(reads, own, [one for one in rows if one.labels[0] == "oos"], examples)


def near_misses(reads: Understanding, *, examples: int | None, count: int | None) -> Doubted:
    """The same, asked of intents of the same company that were left out: every tenth."""
    rows = [one for one in texts.clinc() if one.labels[0] != "oos"]
    names = sorted({one.labels[0] for one in rows})[:count]
    forgotten = set(names[::10])
    own = [one for one in rows if one.labels[0] in set(names) - forgotten]
    return _doubted(reads, own, [one for one in rows if one.is_held_back and one.labels[0] in forgotten], examples)


def slips(text: str, chance: random.Random, count: int = 2) -> str:
    """The text with so many letters left out, put in, changed or swapped."""
    for _ in range(count):
        places = [n for n, letter in enumerate(text[:-1]) if letter.isalpha()]
        if not places:
            return text
        at, letter = chance.choice(places), chance.choice(LETTERS)
        before, after = text[:at], text[at + 1 :]
        text = chance.choice(
            [
                before + after,
                before + letter + text[at:],
                before + letter + after,
                before + after[0] + text[at] + after[1:],
            ]
        )
    return text


def auroc(own: NDArray[np.floating], foreign: NDArray[np.floating]) -> float:
    """How often a question with an answer is surer than one without, in per cent."""
    both = np.concatenate([own, foreign])
    ranks = np.empty(len(both))
    ranks[np.argsort(both, kind="stable")] = np.arange(1, len(both) + 1)
    return 100 * float((ranks[: len(own)].sum() - len(own) * (len(own) + 1) / 2) / len(own) / len(foreign))


def _doubted(reads: Understanding, own: Rows, foreign: Rows, examples: int | None) -> Doubted:
    seen = _some([one for one in own if not one.is_held_back], examples)
    asked = [one for one in own if one.is_held_back]
    known, words = _learned(reads, seen), _Words(seen)
    picks = known.picks(reads.vectors([one.text for one in asked]), [one.text for one in asked])
    others = known.picks(reads.vectors([one.text for one in foreign]), [one.text for one in foreign])
    right = np.array([pick.guesses[0].label == one.labels[0] for pick, one in zip(picks, asked, strict=True)])
    sure, strange = (np.array([one.certainty for one in each]) for each in (picks, others))
    said = np.array([one.is_sure for one in picks])
    return Doubted(
        auroc(sure, strange),
        100 * float((strange >= np.quantile(sure, 0.05)).mean()),
        _share(sure, right, strange),
        100 * float(np.mean([not one.is_sure for one in others])),
        100 * float(said.mean()),
        100 * float(right[said].mean()) if said.any() else 100.0,
        auroc(words.nearest([one.text for one in asked]), words.nearest([one.text for one in foreign])),
    )


def _share(sure: NDArray[np.floating], right: NDArray[np.bool_], strange: NDArray[np.floating]) -> float:
    both, good = np.concatenate([sure, strange]), np.concatenate([right, np.zeros(len(strange), bool)])
    order = np.argsort(-both, kind="stable")
    precise = np.cumsum(good[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precise >= 0.95)  # noqa: PLR2004 (nineteen times in twenty)
    return 100 * float((order[: enough[-1] + 1] < len(sure)).sum() / len(sure)) if len(enough) else 0.0


def _some(rows: Rows, examples: int | None) -> list[texts.Labelled]:
    by_label: dict[str, list[texts.Labelled]] = {}
    for one in rows:
        by_label.setdefault(one.labels[0], []).append(one)
    kept = []
    for name in sorted(by_label):
        own = by_label[name]
        kept += random.Random(5).sample(own, min(len(own), examples or len(own)))  # noqa: S311 (the same sample each time)
    return kept


def _learned(reads: Understanding, rows: Rows) -> Knowledge:
    examples = reads.examples([one.text for one in rows], [one.labels for one in rows])
    return learn(examples, words_of(examples.texts), version=reads.version)


def _first(known: Knowledge, reads: Understanding, asked: Sequence[str]) -> list[str]:
    return [one.guesses[0].label for one in known.picks(reads.vectors(asked), asked)]


def _right(said: Sequence[str], asked: Rows) -> float:
    return 100 * float(np.mean([one == row.labels[0] for one, row in zip(said, asked, strict=True)]))


class _Words:
    """What is nearest by words alone: TF-IDF of words, cosine."""

    GRAMS = Grams(1, 0, 0)

    def __init__(self, rows: Rows) -> None:
        self._labels = [one.labels[0] for one in rows]
        self._keys, self._rarity = vocabulary([one.text for one in rows], Recipe(grams=self.GRAMS))
        self._rows = gram_matrix([one.text for one in rows], self.GRAMS, self._keys, self._rarity)

    def first(self, asked: Sequence[str]) -> list[str]:
        return [self._labels[int(n)] for n in self._alike(asked).argmax(axis=1)]

    def nearest(self, asked: Sequence[str]) -> Floats:
        return np.asarray(self._alike(asked).max(axis=1), np.float32)

    def _alike(self, asked: Sequence[str]) -> Floats:
        return np.asarray(
            (gram_matrix(asked, self.GRAMS, self._keys, self._rarity) @ self._rows.T).todense(), np.float32
        )


if __name__ == "__main__":
    main()
