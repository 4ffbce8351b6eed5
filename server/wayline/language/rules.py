"""Rules in words, of english.toml: what is said and how strongly. A rule always tells which words set it off."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wayline.language.signals import Because, Level

FILE = Path(__file__).with_name("english.toml")
NEGATED = re.compile(r"(?i)(?:\bno|\bnot|n['’]t|\bnever|\bwithout|\bisn['’]?t)\s+(?:\w+\s+){0,2}$")


@dataclass(frozen=True)
class Rule:
    """`name` is what a person reads as the reason; `value` is 0 … 1."""

    name: str
    value: float
    pattern: re.Pattern[str]
    bears_negation: bool = False  # a "not" before it does not turn it round


@dataclass(frozen=True)
class Fired:
    """A rule that holds, and the words that made it."""

    rule: Rule
    words: str

    @property
    def because(self) -> Because:
        """As a signal tells it."""
        return Because("rule", self.rule.name, (self.words,))


@cache
def rules(group: str) -> tuple[Rule, ...]:
    """Those of a group of the file, "effort.hard" say, in its order."""
    room, name = group.split(".")
    return tuple(
        Rule(
            one["name"],
            one["value"],
            re.compile("|".join(one["forms"]), re.IGNORECASE),
            one.get("bears_negation", False),
        )
        for one in _file()[room][name]
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words of the file."""
    return frozenset(_file()["words"][name].split())


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def fired(rules: Iterable[Rule], text: str) -> list[Fired]:
    """Which rules hold, the strongest first; one that is negated does not."""
    found = []
    for one in rules:
        for match in one.pattern.finditer(text):
            before = text[max(0, match.start() - 30) : match.start()]
            if one.bears_negation or not NEGATED.search(before):
                found.append(Fired(one, " ".join(match.group().split())))
                break
    return sorted(found, key=lambda each: -each.rule.value)


def level(found: Sequence[Fired]) -> Level | None:
    """All of them together: each brings nearer to 1 what is still missing (noisy or). None where none held.

    The confidence is that of a rule nobody has measured: 0.6, and a little more for each that agrees.
    """
    if not found:
        return None
    missing = 1.0
    for each in found:
        missing *= 1 - each.rule.value
    confidence = min(0.9, 0.5 + 0.1 * len(found))
    return Level(round(1 - missing, 3), confidence, tuple(each.because for each in found))


def strongest(levels: Iterable[Level | None]) -> Level | None:
    """The strongest of several sentences' levels; None where none was expressed."""
    said = [one for one in levels if one is not None]
    return max(said, key=lambda one: one.value) if said else None
