"""How soon somebody must act and how bad it is, by rules. No accuracy is claimed: there are no labels to measure on."""

from wayline.language.rules import fired, level, rules
from wayline.language.signals import Level

URGENT = ("safety", "money", "said", "deadline", "law", "stuck", "breach", "again")
SEVERE = ("safety", "breach", "law", "money", "leaving", "stuck", "harmed")


def urgency(sentence: str) -> Level | None:
    """0 … 1: how soon an answer is needed; None where nothing says that one is sooner needed than usual."""
    return _level(sentence, URGENT)


def severity(sentence: str) -> Level | None:
    """0 … 1: how bad what happened is for the customer; None where nothing bad is told."""
    return _level(sentence, SEVERE)


def _level(sentence: str, groups: tuple[str, ...]) -> Level | None:
    is_handled = bool(fired(rules("urgency.handled"), sentence))  # "you answered immediately" is no hurry
    asked = [one for group in groups if not (is_handled and group == "said") for one in rules(f"urgency.{group}")]
    return level(fired(asked, sentence))
