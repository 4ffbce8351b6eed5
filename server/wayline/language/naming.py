"""What a group of texts says more than the others do: its name until somebody gives it a better one."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from wayline.language.grams import pieces

LIST = Path(__file__).with_name("function_words.txt")
LIFT = 1.5  # a word must be so many times as frequent in the group as in all
FEWEST = 2  # texts of the group with it
LONGEST = 60  # pieces of one text that are looked at


def telling(texts: Sequence[str], groups: Sequence[Sequence[int]], *, most: int = 5) -> list[tuple[str, ...]]:
    """For each group of numbers of texts its most telling words and pairs of words, the strongest first.

    c-TF-IDF (Grootendorst 2022) counted by texts, so that one long text does not name its group: the share of the
    group's texts with the word, times the logarithm of how much larger that is than its share of all texts.

    >>> telling(["the parcel is late", "my parcel came late", "red shoes", "shoes too small"], [(0, 1), (2, 3)], most=1)
    [('parcel',), ('shoes',)]
    """
    seen = [frozenset(_terms(text)) for text in texts]
    everywhere = Counter(term for each in seen for term in each)
    return [_strongest([seen[number] for number in group], everywhere, len(texts), most) for group in groups]


def _strongest(group: Sequence[frozenset[str]], everywhere: Counter[str], texts: int, most: int) -> tuple[str, ...]:
    here = Counter(term for each in group for term in each)
    fewest = FEWEST if len(group) > FEWEST else 1
    weights: dict[str, float] = {}
    for term, often in here.items():
        share = often / len(group)
        lift = share / (everywhere[term] / texts)
        if often >= fewest and lift >= LIFT:
            weights[term] = share * math.log(lift) * (1.2 if " " in term else 1.0)
    ordered = sorted(weights, key=lambda term: (-weights[term], term))
    return tuple(_without_parts(ordered)[:most])


def _without_parts(ordered: Sequence[str]) -> list[str]:
    """A pair takes the place of its words where it is nearly as strong; no word is said twice."""
    kept: list[str] = []
    for term in ordered:
        words = set(term.split())
        if not any(words & set(other.split()) for other in kept):
            kept.append(term)
    return kept


def _terms(text: str) -> list[str]:
    words = pieces(text)[:LONGEST]
    found = [word for word in words if _tells(word)]
    for first, second in pairwise(words):
        if _tells(first) and _tells(second) and first != second:
            found.append(f"{first} {second}")
    return found


def _tells(word: str) -> bool:
    return len(word) > 2 and word[0].isalpha() and word not in _function_words()  # noqa: PLR2004 (letters of a word that means something)


@cache
def _function_words() -> frozenset[str]:
    lines = LIST.read_text(encoding="utf-8").split("\n")
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
