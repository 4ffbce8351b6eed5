"""Things that are named: orders, amounts and dates by their form; products, places and persons by how they stand."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from wayline.language.rules import word_list
from wayline.language.signals import Because, Entity

ORDER = re.compile(
    r"(?i)\b(?:order|invoice|booking|reservation|tracking|reference|ref|case|parcel|bestellung|rechnung|commande|pedido)"
    r"(?:[ -]?(?:number|no\.?|nr\.?|nummer|id|code))?\s*(?:is|was|:|=)?\s*"
    r"(#?(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{3,23})\b"
)
HASH = re.compile(r"(?<![\w&])#(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{2,23}\b")
MONEY = re.compile(
    r"(?i)(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|Rs\.?)\s)\s?\d{1,3}(?:[.,  ]?\d{3})*(?:[.,]\d{1,2})?\b"
    r"|\b\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d{1,2})?\s?(?:€|\$|£|EUR\b|USD\b|GBP\b|CHF\b|euros?\b|dollars?\b|pounds?\b|quid\b)"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"(?i)\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? \d{{4}})?|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)\b"
)
QUOTED = re.compile(r"[\"“„]([^\"“”„\n]{2,50})[\"”“]")
NAME = r"[A-Z][\w&'’-]*[\w]"
NAMED = re.compile(rf"\b{NAME}(?: (?:{NAME}|[A-Z]?\d+\w{{0,4}}))*")
PERSON = re.compile(
    rf"\b(?:my name is|this is|i am|i'm|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|spoke (?:to|with)|talked (?:to|with)|"
    rf"served by|helped by|thanks(?: to)?,?|dear|hi|hello) ({NAME}(?: {NAME})?)"
)
PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to|near|via|of) (?:the )?$")
MOST = 40


def entities(text: str) -> tuple[Entity, ...]:
    """What is named, in order, never overlapping; at most forty. Products, places and persons are guesses by form."""
    found: list[Entity] = []
    for entity in _all(text):
        if all(entity.end <= other.start or entity.start >= other.end for other in found):
            found.append(entity)
        if len(found) == MOST:
            break
    return tuple(sorted(found, key=lambda one: one.start))


def _all(text: str) -> Iterator[Entity]:
    for match in ORDER.finditer(text):
        yield _entity("order", text, match.span(1), 0.95, "a number after the word for an order")
    for match in HASH.finditer(text):
        yield _entity("order", text, match.span(), 0.85, "a number after #")
    for match in MONEY.finditer(text):
        yield _entity("amount", text, match.span(), 0.95, "a number with a currency")
    for match in DATE.finditer(text):
        yield _entity("date", text, match.span(), 0.9, "a date's form")
    for match in QUOTED.finditer(text):
        yield _entity("product", text, match.span(1), 0.5, "in quotation marks")
    for match in PERSON.finditer(text):
        if match.group(1).split()[0] not in word_list("no_names"):
            yield _entity("person", text, match.span(1), 0.6, "after a word that comes before a name")
    if sum(sign.isupper() for sign in text) > len(text) / 2:
        return  # in capitals, they say nothing
    for match in NAMED.finditer(text):
        yield from _named(text, match)


def _named(text: str, match: re.Match[str]) -> Iterator[Entity]:
    words = match.group().split(" ")
    start = match.start()
    before = text[:start].rstrip(" ")
    starts_sentence = not before or before[-1] in ".!?…:\n-•"
    while words and (
        words[0] in word_list("no_names")
        or (starts_sentence and len(words) > 1 and words[0].lower() in word_list("openers"))
    ):
        start += len(words.pop(0)) + 1
        starts_sentence = False
    value = " ".join(words)
    if not value or words[0] in word_list("no_names"):
        return
    span = (start, start + len(value))
    if value in _countries():
        yield _entity("place", text, span, 0.95, "a country's name")
    elif any(sign.isdigit() for sign in value):
        yield _entity("product", text, span, 0.7, "a name with a number")
    elif starts_sentence:
        return  # every sentence begins with a capital
    elif PLACE_BEFORE.search(text[max(0, start - 12) : start]):
        yield _entity("place", text, span, 0.5, "a name after a word of place")
    else:
        yield _entity("product", text, span, 0.4, "a name in the middle of a sentence")


def _entity(kind: str, text: str, span: tuple[int, int], confidence: float, why: str) -> Entity:
    value = text[span[0] : span[1]]
    return Entity(kind, value, *span, confidence, Because("rule", why, (value,)))  # type: ignore[arg-type]  # the callers' own words


@cache
def _countries() -> frozenset[str]:
    names = Locale("en").territories
    return frozenset(
        [*(name for code, name in names.items() if code.isalpha()), "UK", "USA", "England", "Scotland", "Wales"]
    )
