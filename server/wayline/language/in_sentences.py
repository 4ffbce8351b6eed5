"""Texts as their sentences: what is learned of a whole text is asked of its sentences, so it is learned of them too."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayline.language.cleaning import clean
from wayline.language.sentences import sentences

Numbers = NDArray[np.intp]


class Sentenced(NamedTuple):
    """Which sentences belong to which text: `of` is the text's number of each sentence, rising; each text has one."""

    texts: int
    of: Numbers  # (sentences,)

    @classmethod
    def counted(cls, counts: Sequence[int]) -> "Sentenced":
        """From how many sentences each text has, at least one."""
        return cls(len(counts), np.repeat(np.arange(len(counts)), counts))

    @property
    def starts(self) -> Numbers:
        """The first sentence of each text."""
        return np.searchsorted(self.of, np.arange(self.texts))


def in_sentences(text: str) -> tuple[str, ...]:
    """The sentences a text is read by; the whole where there is nothing to read."""
    words, _ = clean(text, "plain")
    return tuple(words[start:end] for start, end in sentences(words)) or (words,)


def folds(texts: Sequence[object], count: int, seed: int = 0) -> list[Numbers]:
    """The numbers of the texts in so many parts, by chance and the same each time; equal texts are in the same part."""
    names: dict[object, int] = {}
    groups = np.array([names.setdefault(each, len(names)) for each in texts], np.intp)
    places = np.random.default_rng(seed).permutation(len(names)) % count
    return [np.flatnonzero(places[groups] == fold) for fold in range(count)]
