"""Hiding personal data behind a mask that says what it was, and taking the mask off again."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from wayline.language.personal_data.finding import find_personal_data

MASK = re.compile(r"\[(?:email|iban|card|ip|id|secret|phone|birth) \d+\]")
# What a cut text may end with that is the beginning of something personal: half a number, half an address.
HALF = re.compile(
    r"(?:[+(]?\d[\d ().\-]{2,}|(?<![^\s<(\"'])[\w.+%'-]+@[\w.-]*|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4})*)\s*…$"
)
TAIL = 200  # letters at the end of a text in which half a number is looked for


class Masked(msgspec.Struct, frozen=True):
    """`text` may be shown to anybody; `hidden` holds what each mask stands for, for those who may see it."""

    text: str
    hidden: dict[str, str]


class Masks:
    """The masks of several texts that are read together: the same value has the same mask in all of them.

    `known` is what masks stand for already; `spoken` are masks that texts of the same talk bring as words of their own.
    """

    def __init__(self, known: Mapping[str, str] | None = None, spoken: Iterable[str] = ()) -> None:
        self.hidden = dict(known or {})
        self._names = {(name[1:].partition(" ")[0], value): name for name, value in self.hidden.items()}
        self._taken = set(spoken) | set(self.hidden)
        self._next: dict[str, int] = {}

    def mask(self, text: str) -> Masked:
        """Put masks in the place of personal data. `hidden` is of this text alone."""
        self._taken.update(MASK.findall(text))  # a text that brings such words of its own keeps them
        hidden: dict[str, str] = {}
        parts, end = [], 0
        for found in find_personal_data(text):
            value = text[found.start : found.end]
            name = self._name(found.kind, value)
            hidden[name] = value
            parts += [text[end : found.start], name]
            end = found.end
        return Masked("".join([*parts, text[end:]]), hidden)

    def hide(self, text: str) -> str:
        """As `mask`, the words alone; half a number or address at the end of a text that was cut is hidden too."""
        masked = self.mask(text).text if len(text) > 1 else text
        return masked[:-TAIL] + HALF.sub("…", masked[-TAIL:]) if masked.endswith("…") else masked

    def _name(self, kind: str, value: str) -> str:
        name = self._names.get((kind, value))
        if name is None:
            number = self._next.get(kind, 1)
            while f"[{kind} {number}]" in self._taken:
                number += 1
            name = f"[{kind} {number}]"
            self._next[kind] = number + 1
            self._names[kind, value] = name
            self._taken.add(name)
            self.hidden[name] = value
        return name


def mask(text: str) -> Masked:
    """Put `[email 1]`, `[phone 1]`, … in the place of personal data; the same value gets the same mask.

    >>> mask("Mail me: maya@example.com").text
    'Mail me: [email 1]'
    """
    return Masks().mask(text)


def unmask(text: str, hidden: Mapping[str, str]) -> str:
    """Put back what the masks stand for, in this text or in one that was made of it (a summary, say)."""
    return MASK.sub(lambda found: hidden.get(found.group(), found.group()), text)
