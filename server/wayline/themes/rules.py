"""Rules: words that must be there, all of them or any, and words that must not. They work in every language."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from wayline.themes.errors import RuleEmpty

Word = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"\S")]
Words = Annotated[list[Word], Meta(max_length=100)]
# Letters, digits, and whatever else a word of some language is made of; an apostrophe inside belongs to the word.
PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Written without spaces between words: there a word is looked for anywhere.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


class Rule(msgspec.Struct, frozen=True):
    """Holds where any of `any_of`, all of `all_of` and none of `none_of` are said; `is_it` is what it then says.

    A word may be a phrase. One that ends in `*` stands for every word that begins so: `deliver*`.
    """

    any_of: Words = []
    all_of: Words = []
    none_of: Words = []
    is_it: bool = True


class Said(msgspec.Struct, frozen=True):
    """What the rules of a theme say of a text, and the words it comes from."""

    is_it: bool
    words: tuple[str, ...]


class Spoken(msgspec.Struct, frozen=True):
    """A text, ready to be asked of many rules."""

    padded: str
    folded: str


def spoken(text: str) -> Spoken:
    """Fold case and forms of letters, keep words apart by one space."""
    folded = fold(text)
    return Spoken(f" {' '.join(PIECE.findall(folded))} ", folded)


def fold(text: str) -> str:
    """How words are compared: NFKC, lower case, one kind of apostrophe.

    >>> fold("Wo’s Paket GRÖSSE")
    "wo's paket grösse"
    """
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


def check(rules: Iterable[Rule]) -> None:
    """Raises RuleEmpty where a rule would hold for every text."""
    for rule in rules:
        if not any(_sought(word) for word in (*rule.any_of, *rule.all_of)):
            raise RuleEmpty


def judge(rules: Sequence[Rule], text: Spoken) -> Said | None:
    """What they say together: one that says "is not" goes before all that say "is". None where none holds."""
    found = [Said(rule.is_it, words) for rule in rules if (words := holds(rule, text)) is not None]
    against = next((said for said in found if not said.is_it), None)
    if against or not found:
        return against
    return Said(is_it=True, words=tuple(dict.fromkeys(word for said in found for word in said.words)))


def holds(rule: Rule, text: Spoken) -> tuple[str, ...] | None:
    """The words by which the rule holds; None where it does not."""
    any_of = tuple(word for word in rule.any_of if is_said(word, text))
    if rule.any_of and not any_of:
        return None
    if not all(is_said(word, text) for word in rule.all_of) or any(is_said(word, text) for word in rule.none_of):
        return None
    words = (*rule.all_of, *any_of)
    return words or None


def is_said(word: str, text: Spoken) -> bool:
    """Whether the word or phrase stands in the text, as whole words."""
    sought = _sought(word)
    if not sought:
        return False
    if UNSPACED.search(sought):
        return sought in text.folded
    return f" {sought}" in text.padded if word.rstrip().endswith("*") else f" {sought} " in text.padded


def _sought(word: str) -> str:
    folded = fold(word)
    if UNSPACED.search(folded):
        return folded.strip(" *")
    return " ".join(PIECE.findall(folded))
