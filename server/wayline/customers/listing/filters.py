"""Filters of the list: nested conditions, as JSON in the address."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from wayline.customers.errors import FilterUnreadable

DEEPEST = 5
MOST = 50
OWN = frozenset({"name", "email", "phone", "company", "first_seen_at", "last_seen_at", "known", "blocked"})
TIMES = frozenset({"first_seen_at", "last_seen_at"})


class Comparison(StrEnum):
    """How a field is compared with a value."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    ABOVE = "above"
    BELOW = "below"
    EXISTS = "exists"
    MISSING = "missing"


class Condition(msgspec.Struct, frozen=True, tag=True):
    """One condition: a field of the list or `facts.NAME`, an comparison, a value."""

    field: str
    is_: Comparison
    value: Any = None


class Several(msgspec.Struct, frozen=True, tag=True):
    """All, any or none of these hold."""

    how: str
    of: tuple["Condition | Several", ...]


def read_filter(text: str) -> Condition | Several:
    """Read `{"all": […]}`, `{"any": […]}`, `{"none": […]}` around `{"field", "is", "value"}`.

    Raises FilterUnreadable.
    """
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise FilterUnreadable(filter=text[:200]) from error
    left = [MOST]
    return _read(found, DEEPEST, left)


def _read(found: object, depth: int, left: list[int]) -> Condition | Several:
    left[0] -= 1
    if depth == 0 or left[0] < 0 or not isinstance(found, dict):
        raise FilterUnreadable("A filter is nested too deep, too long, or no object.")
    for how in ("all", "any", "none"):
        if isinstance(found.get(how), list):
            return Several(how, tuple(_read(each, depth - 1, left) for each in found[how]))
    return _condition(found)


def _condition(found: dict[str, Any]) -> Condition:
    field, how, value = found.get("field"), found.get("is"), found.get("value")
    if not isinstance(field, str) or not (field in OWN or field.startswith("facts.")) or "\x00" in field:
        raise FilterUnreadable(f"There is no field {str(field)[:100]!r}.", field=str(field)[:100])
    if how not in set(Comparison):
        raise FilterUnreadable(
            f"There is no comparison {str(how)[:100]!r}.", comparisons=[each.value for each in Comparison]
        )
    comparison = Comparison(how)
    if field in TIMES and comparison not in {Comparison.EXISTS, Comparison.MISSING}:
        value = _time(value)
    elif comparison not in {Comparison.EXISTS, Comparison.MISSING} and isinstance(value, dict | list | None):
        raise FilterUnreadable("A condition compares with a text, a number, true or false.", field=field)
    if comparison in {Comparison.ABOVE, Comparison.BELOW} and isinstance(value, bool):
        raise FilterUnreadable("Only numbers, texts and times have an order.", field=field)
    if isinstance(value, str) and "\x00" in value:
        raise FilterUnreadable(field=field)
    return Condition(field, comparison, value)


def _time(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise FilterUnreadable("A time is written like 2026-11-22T12:00:00Z.", value=str(value)[:100]) from error
    if moment.tzinfo is None:
        raise FilterUnreadable("A time needs its zone, such as a Z at its end.", value=str(value)[:100])
    return moment
