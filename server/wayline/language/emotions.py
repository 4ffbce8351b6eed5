"""Emotions of a sentence, folded to the eight that a company can act on; and how strongly a thing is put."""

import re

from wayline.language.heads import Floats, Head
from wayline.language.lexicon import boost
from wayline.language.signals import Because, Sentiment, Signal

NEUTRAL = "neutral"
FOLDED = {
    "gratitude": ("gratitude",),
    "joy": (
        *("joy", "admiration", "amusement", "approval", "caring", "desire"),
        *("excitement", "love", "optimism", "pride", "relief"),
    ),
    "confusion": ("confusion", "curiosity"),
    "anger": ("anger", "annoyance", "disapproval", "disgust"),
    "worry": ("fear", "nervousness"),
    "disappointment": ("disappointment", "sadness", "grief", "remorse", "embarrassment"),
    "surprise": ("surprise", "realization"),
    NEUTRAL: (NEUTRAL,),
}  # fmt: skip
EMOTIONS = tuple(name for name in FOLDED if name != NEUTRAL)
SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
WORD = re.compile(r"[a-z']+")


def of_sentence(text: str, likely: Floats, head: Head) -> tuple[Signal, ...]:
    """Those above their threshold, the likeliest first. Nothing felt: none, rather than "neutral"."""
    return tuple(
        Signal(head.about.labels[n], round(float(likely[n]), 4), Because("model", None, head.words_for(text, n)))
        for n in head.chosen(likely)
        if head.about.labels[n] != NEUTRAL
    )


def together(sentences: list[tuple[Signal, ...]]) -> tuple[Signal, ...]:
    """Each emotion of a text once, as sure as its surest sentence."""
    best: dict[str, Signal] = {}
    for signal in (one for each in sentences for one in each):
        if signal.name not in best or best[signal.name].confidence < signal.confidence:
            best[signal.name] = signal
    return tuple(sorted(best.values(), key=lambda one: -one.confidence))


def intensity(text: str, sentiment: Sentiment) -> float | None:
    """0 … 1 from the sentiment's distance to neutral, shouting, marks and boosters; None where nothing is felt."""
    words = WORD.findall(text.lower())
    boosted = sum(1 for word in words if boost(word) > 0)
    loud = 0.15 * min(text.count("!"), 3) + 0.15 * bool(SHOUTED.search(text)) + 0.1 * min(boosted, 2)
    if sentiment.label == "neutral" and not loud:
        return None
    return round(min(1.0, 0.6 * abs(sentiment.value) / 5 + loud), 3)
