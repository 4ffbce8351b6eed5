"""Pieces of words as numbers: what linear heads see of a text beside its vector."""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

# Words with their apostrophes, runs of digits, runs of the marks that shout or ask, and every other sign alone.
PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[!?]{1,3}|[^\w\s]")
AT_HAND = 512  # texts whose grams are kept: each of the heads asks for them, and then for their words


class Grams(msgspec.Struct, frozen=True):
    """Which pieces: runs of up to `words` words, and of `shortest` to `longest` letters of one word (0: none)."""

    words: int = 2
    shortest: int = 3
    longest: int = 5


def pieces(text: str) -> list[str]:
    """Words and marks, lower case; every number is the same number.

    >>> pieces("Order 4711 hasn't come!!")
    ['order', '0', "hasn't", 'come', '!!']
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return ["0" if piece[0].isdigit() else piece for piece in PIECE.findall(folded)]


@lru_cache(maxsize=AT_HAND)
def grams(text: str, which: Grams) -> tuple[tuple[int, str], ...]:
    """Every gram of the text as (key, what a person would read), repeated where it repeats."""
    words = pieces(text)
    found: list[tuple[int, str]] = []
    for size in range(1, which.words + 1):
        for start in range(len(words) - size + 1):
            run = " ".join(words[start : start + size])
            found.append((_key(run), run))
    if which.longest:
        for word in words:
            found += _letters(word, which.shortest, which.longest)
    return tuple(found)


@lru_cache(maxsize=AT_HAND)
def counts(text: str, which: Grams) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The keys of its grams, sorted, and how often each is there. Read only: several heads ask for the same."""
    keys = np.fromiter((key for key, _ in grams(text, which)), np.uint32)
    found, often = np.unique(keys, return_counts=True)
    return found, often.astype(np.float32)


def shown(text: str, which: Grams, keys: Sequence[int]) -> list[str]:
    """The words of the text that those grams came from, in the order of `keys`, none twice."""
    wanted = set(keys)
    places: dict[int, str] = {}
    for key, words in grams(text, which):
        if key in wanted:
            places.setdefault(key, words)
    return list(dict.fromkeys(places[key] for key in keys if key in places))


@lru_cache(maxsize=65_536)
def _key(words: str) -> int:
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=65_536)
def _letters(word: str, shortest: int, longest: int) -> list[tuple[int, str]]:
    edged = f"\x02{word}\x03"
    sizes = range(shortest, min(longest, len(edged)) + 1)
    return [(_key("\x01" + edged[at : at + size]), word) for size in sizes for at in range(len(edged) - size + 1)]
