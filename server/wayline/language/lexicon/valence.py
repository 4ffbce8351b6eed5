"""How good or bad the words of an English sentence are: the list and the rules of VADER (Hutto & Gilbert 2014)."""

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wayline.language.rules import word_list

LIST = Path(__file__).with_name("english.tsv")
TOKEN = re.compile(r"[^\s]+")
BOOST = 0.293
NEGATED, CAPITAL, EXCLAIMED = -0.74, 0.733, 0.292
FADES = (1.0, 0.95, 0.9)  # a booster one, two, three words before
AFTER_BUT, BEFORE_BUT = 1.5, 0.5
ALPHA = 15.0


@dataclass(frozen=True)
class Valence:
    """`value` is −1 … 1 (VADER's compound); `words` are those of the list that were there."""

    value: float
    words: tuple[str, ...]


def valence(sentence: str) -> Valence:
    """The sum of the words, each turned by what stands before it, pressed into −1 … 1. Nothing known: 0."""
    tokens = [match.group() for match in TOKEN.finditer(sentence[:5_000])]
    plain = [token.strip(".,:;!?\"'()[]*~-").lower() for token in tokens]
    shouts = any(t.isupper() for t in tokens) and not all(t.isupper() for t in tokens if any(c.isalpha() for c in t))
    scores = [_score(tokens, plain, place, shouts) for place in range(len(tokens))]
    if "but" in plain:
        turn = plain.index("but")
        scores = [s * (BEFORE_BUT if n < turn else AFTER_BUT if n > turn else 1) for n, s in enumerate(scores)]
    total = sum(scores)
    total += math.copysign(min(sentence.count("!"), 4) * EXCLAIMED, total) if total else 0
    words = tuple(plain[n] or tokens[n] for n, score in enumerate(scores) if score)
    return Valence(round(total / math.sqrt(total * total + ALPHA), 4), words)


def boost(word: str) -> float:
    """What a word adds to the next ones: "very" 0.293, "slightly" as much less, others nothing."""
    return BOOST * ((word in word_list("more")) - (word in word_list("less")))


def _score(tokens: list[str], plain: list[str], place: int, shouts: bool) -> float:  # noqa: FBT001 (a fact of the sentence)
    value = _valences().get(plain[place] or tokens[place], _valences().get(tokens[place], 0.0))
    if not value or boost(plain[place]):
        return 0.0
    if shouts and tokens[place].isupper():
        value += math.copysign(CAPITAL, value)
    for back, fade in enumerate(FADES, 1):
        if back > place:
            break
        before = plain[place - back].replace("'", "").replace("’", "")
        value += math.copysign(fade, value) * boost(before)
        if before in word_list("negations"):
            value *= NEGATED
    return value


@cache
def _valences() -> dict[str, float]:
    lines = (line.split("\t") for line in LIST.read_text(encoding="utf-8").split("\n") if not line.startswith("# "))
    return {parts[0]: float(parts[1]) for parts in lines if len(parts) == 2}  # noqa: PLR2004 (word, value)
