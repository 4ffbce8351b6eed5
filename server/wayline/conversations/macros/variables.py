"""Variables in prepared words: `{{customer.first_name|there}}`, with what stands where nothing is known."""

import re
from collections.abc import Mapping

from wayline.kit.errors import Invalid

VARIABLES = (
    "customer.first_name",
    "customer.name",
    "customer.email",
    "customer.company",
    "teammate.first_name",
    "teammate.name",
    "teammate.email",
    "company.name",
    "channel.name",
    "conversation.subject",
)
OF_US = tuple(name for name in VARIABLES if name.startswith(("teammate.", "company.", "channel.")))
"""Those that are known whoever the customer is."""
_BRACES = re.compile(r"\{\{([^{}]*)\}\}")
_MISSING = re.compile(r"[ \t]*\0")


class VariableUnknown(Invalid):
    """Between braces stands what is no variable."""

    code = "variable_unknown"
    message = "There is no such variable."


def check(text: str, names: tuple[str, ...] = VARIABLES) -> None:
    """Raises VariableUnknown where braces hold anything but one of these, with or without a fallback."""
    for found in _BRACES.finditer(text):
        if _parts(found)[0] not in names:
            raise VariableUnknown(f"There is no variable {found[0]}.", variable=found[1].strip())


def fill(text: str, known: Mapping[str, str], names: tuple[str, ...] = VARIABLES) -> str:
    """The words with what is known; else the fallback; else nothing, and the blank before it goes too.

    What is none of these names stays as it was written.

    >>> fill("Hi {{customer.first_name|there}}, it is {{teammate.name}}.", {"teammate.name": "Tom"})
    'Hi there, it is Tom.'
    >>> fill("Hi {{customer.first_name}}!", {})
    'Hi!'
    """
    filled = _BRACES.sub(lambda found: _said(found, known, names), text.replace("\0", ""))
    return _MISSING.sub("", filled)


def first_of(name: str | None) -> str | None:
    """The first word of a name; None for an address that stands where a name would.

    >>> first_of("Ada Lovelace"), first_of("ada@shop.test"), first_of("+49 30 1234")
    ('Ada', None, None)
    """
    words = (name or "").split()
    return words[0] if words and words[0][0].isalpha() and "@" not in words[0] else None


def _said(found: re.Match[str], known: Mapping[str, str], names: tuple[str, ...]) -> str:
    name, fallback = _parts(found)
    if name not in names:
        return found[0]
    return known.get(name) or fallback or "\0"


def _parts(found: re.Match[str]) -> tuple[str, str]:
    name, _, fallback = found[1].partition("|")
    return name.strip(), fallback.strip()
