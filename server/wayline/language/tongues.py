"""Which language a text is in, limited to those the company works in."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from wayline.language.grams import pieces
from wayline.language.short_texts import short_tongue
from wayline.language.signals import Because, Tongue

ENOUGH_WORDS = 3
MOST_LETTERS = 2_000
TOO_SHORT = "too short to tell: the channel's language"


@cache
def _identifier() -> Any:  # noqa: ANN401 (py3langid says no types)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (its model takes 0.2 s and 30 MB: when asked)

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def tongue(text: str, *, languages: Sequence[str], likely: str | None, supported: Sequence[str]) -> Tongue:
    """The language, and how sure: of fewer than three words it is the channel's, where the channel has one."""
    words = [piece for piece in pieces(text[:MOST_LETTERS]) if piece[0].isalpha()]
    allowed = tuple(languages)
    if not words:
        return _said(likely or _only(allowed), 0.0, "no words", supported)
    if len(words) < ENOUGH_WORDS and likely:
        told = short_tongue(text, allowed)
        if told is not None and told != likely:
            return _said(told, 0.7, "short, in signs or words of this language", supported)
        return _said(likely, 0.5, TOO_SHORT, supported)
    if len(allowed) == 1:
        return _said(allowed[0], 0.9, "the company's only language", supported)
    ranked = [
        (code, score) for code, score in _identifier().rank(text[:MOST_LETTERS]) if not allowed or code in allowed
    ]
    if not ranked:
        return _said(likely, 0.0, "none of the company's languages is known", supported)
    best = max(score for _, score in ranked)
    code = next(code for code, score in ranked if score == best)
    total = sum(math.exp(max(-700.0, score - best)) for _, score in ranked)
    return Tongue(code, round(1 / total, 4), code in supported, Because("model"))


def _only(allowed: tuple[str, ...]) -> str | None:
    return allowed[0] if allowed else None


def _said(code: str | None, confidence: float, why: str, supported: Sequence[str]) -> Tongue:
    return Tongue(code, confidence, code in supported, Because("rule", why))
