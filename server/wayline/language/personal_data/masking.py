"""Hiding personal data behind a mask that says what it was, and taking the mask off again."""

import re

import msgspec

from wayline.language.personal_data.finding import find_personal_data

MASK = re.compile(r"\[(?:email|iban|card|ip|id|secret|phone|birth) \d+\]")


class Masked(msgspec.Struct, frozen=True):
    """`text` may be shown to anybody; `hidden` holds what each mask stands for, for those who may see it."""

    text: str
    hidden: dict[str, str]


def mask(text: str) -> Masked:
    """Put `[email 1]`, `[phone 1]`, … in the place of personal data; the same value gets the same mask.

    >>> mask("Mail me: maya@example.com").text
    'Mail me: [email 1]'
    """
    masks: dict[tuple[str, str], str] = {}
    spoken = set(MASK.findall(text))  # a text that brings such words of its own keeps them
    parts, end = [], 0
    for found in find_personal_data(text):
        value = text[found.start : found.end]
        if (found.kind, value) not in masks:
            masks[found.kind, value] = _free_mask(found.kind, masks, spoken)
        parts += [text[end : found.start], masks[found.kind, value]]
        end = found.end
    return Masked("".join([*parts, text[end:]]), {name: value for (_, value), name in masks.items()})


def unmask(text: str, hidden: dict[str, str]) -> str:
    """Put back what the masks stand for, in this text or in one that was made of it (a summary, say)."""
    return MASK.sub(lambda found: hidden.get(found.group(), found.group()), text)


def _free_mask(kind: str, masks: dict[tuple[str, str], str], spoken: set[str]) -> str:
    taken = spoken | set(masks.values())
    number = 1
    while f"[{kind} {number}]" in taken:
        number += 1
    return f"[{kind} {number}]"
