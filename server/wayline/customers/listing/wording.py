"""Words as the list compares them: in lower case, without accents."""

import re
import unicodedata
from typing import Any

from wayline.customers.model import MISSING

LARGEST_FACT = 200
LARGEST_NUMBER = 1e300


def plain(words: str) -> str:
    """Lower case without accents: how words are compared in the list."""
    letters = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def sort_key(words: str | None) -> str:
    """By what the alphabet puts them; the missing last."""
    return plain(words).strip() or MISSING if words else MISSING


def tokens(words: str) -> list[str]:
    """The searchable words in a text: letters and digits, whatever stands between them."""
    return re.findall(r"\w+", plain(words))


def comparable(value: Any) -> tuple[float | None, str | None]:  # noqa: ANN401 (a fact is any JSON)
    """A fact as a number or as words (their first 200 letters), whichever it is; else neither."""
    if isinstance(value, str):
        return None, plain(value)[:LARGEST_FACT]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None, None
    return (float(value) if abs(value) < LARGEST_NUMBER else None), None
