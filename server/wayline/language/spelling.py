"""Mistyped words put right, out of a company's own words: before anything is made of the text."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from wayline.language.grams import PIECE, pieces

SHORTEST = 4  # letters: shorter words are too much like each other
TWICE = 5  # letters from which on a word may have two slips
PREFIX = 7  # letters of a word that are looked up (SymSpell, Garbe 2012)
LONGEST = 30
MOST_WORDS = 20_000
LETTERS = 1_000  # of a text: the encoder looks no further, and a hostile text must not hold the others up


def words_of(texts: Iterable[str]) -> dict[str, int]:
    """The words of these texts and how often each is there, the commonest first; words seen once may be slips."""
    tally = Counter(word for text in texts for word in pieces(text) if word.isalpha() and len(word) <= LONGEST)
    return dict(sorted(tally.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS])


class Spelling:
    """Knows words. A word it does not know becomes the nearest one it knows, where one is near enough."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = words
        self._near: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                for part in _without(word[:PREFIX], 2):
                    self._near.setdefault(part, []).append(word)

    def corrected(self, text: str, others: frozenset[str] = frozenset()) -> str:
        """The text with the words put right; what has nothing near stays as it is written.

        `others` are right too, but nothing is put right to them: a general dictionary draws words away.
        """
        begun = PIECE.sub(lambda match: self._word(match.group(), others), text[:LETTERS])
        return begun + text[LETTERS:]

    def _word(self, written: str, others: frozenset[str]) -> str:
        word = written.lower()
        if word in self._words or word in others or not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return written
        slips = 2 if len(word) >= TWICE else 1
        near: dict[str, int] = {}
        for part in _without(word[:PREFIX], slips):
            for other in self._near.get(part, ()):
                if other not in near and abs(len(other) - len(word)) <= slips:
                    near[other] = distance(word, other, slips)
        right = [other for other, apart in near.items() if apart <= slips]
        return min(right, key=lambda other: (near[other], -self._words[other], other)) if right else written


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, put in, changed or swapped with the next (optimal string alignment); `most` + 1 if more.

    >>> distance("adress", "address", 2), distance("recieve", "receive", 2), distance("card", "transfer", 2)
    (1, 1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _without(word: str, most: int) -> set[str]:
    """The word with up to so many letters left out."""
    found = {word}
    for count in range(1, min(most, len(word) - 1) + 1):
        for places in combinations(range(len(word)), count):
            found.add("".join(letter for n, letter in enumerate(word) if n not in places))
    return found
