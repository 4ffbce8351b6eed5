"""How hard it was for the customer, by rules; None where nothing is said of it. No accuracy is claimed: unmeasured."""

from wayline.language.rules import fired, level, rules
from wayline.language.signals import Level


def effort(sentence: str) -> Level | None:
    """0 (none at all, and said so) … 1 (very hard); None where the sentence says nothing of it."""
    hard = level(fired(rules("effort.hard"), sentence))
    if hard is not None:
        return hard
    easy = level(fired(rules("effort.easy"), sentence))
    return Level(round(1 - easy.value, 3), easy.confidence, easy.because) if easy else None
