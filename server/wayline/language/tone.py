"""How kind and how clear our own replies are, by rules that name what they found: advice, no measurement."""

import re

from wayline.language.rules import Fired, fired, rules
from wayline.language.sentences import sentences
from wayline.language.signals import Because, Level

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
NEUTRAL = 0.45
MOST_FOR_JARGON = 0.4


def kindness(reply: str) -> Level:
    """0 … 1; 0.45 is a reply that is neither kind nor unkind."""
    good, bad = fired(rules("tone.kind"), reply), fired(rules("tone.unkind"), reply)
    value = NEUTRAL + sum(one.rule.value for one in good) - sum(one.rule.value for one in bad)
    return Level(round(min(1.0, max(0.0, value)), 3), _sure(good, bad), tuple(one.because for one in [*bad, *good]))


def clarity(reply: str) -> Level | None:
    """0 … 1 from Flesch's reading ease, less for jargon, more for a next step; None without words."""
    words = WORD.findall(reply)
    if not words:
        return None
    spans = sentences(reply) or [(0, len(reply))]
    length = len(words) / len(spans)
    syllables = sum(max(1, len(VOWELS.findall(word.lower()))) for word in words) / len(words)
    ease = 206.835 - 1.015 * length - 84.6 * syllables  # Flesch 1948; 60 is plain English
    value = min(1.0, max(0.0, (ease + 20) / 110))
    because = [Because("rule", f"reading ease {ease:.0f} (Flesch), {length:.0f} words a sentence")]
    for one in rules("tone.jargon"):
        jargon = tuple(dict.fromkeys(match.group() for match in one.pattern.finditer(reply)))
        if jargon:
            value -= min(MOST_FOR_JARGON, one.value * len(jargon))
            because.append(Because("rule", one.name, jargon[:5]))
    step = fired(rules("tone.next_step"), reply)
    if step:
        value += step[0].rule.value
        because.append(step[0].because)
    return Level(round(min(1.0, max(0.0, value)), 3), 0.6, tuple(because))


def _sure(good: list[Fired], bad: list[Fired]) -> float:
    return min(0.9, 0.4 + 0.1 * (len(good) + len(bad)))
