"""What a condition on conversations may say: nested, as JSON. Pure.

`{"all": […]}`, `{"any": […]}`, `{"none": […]}` around `{"field", "is", "value"}`, as in the list of customers. Nothing
at all (`{"all": []}`) is every conversation. A value may be a list: any of them. `me` is the teammate who looks.
Of times, `within` and `longer_ago` count back from now in hours.
"""

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from math import isfinite
from typing import Any
from uuid import UUID

import msgspec

from wayline.kit.errors import Invalid

DEEPEST, MOST, LONGEST = 5, 50, 500
LONGEST_AGO = 24 * 366 * 100
"""Hours: a hundred years."""
ME = "me"
WORDS = frozenset({"status", "waiting_state", "priority", "phase", "resolution", "channel_kind", "subject"})
IDS = frozenset({"channel", "team", "assignee", "topic", "incident", "tag", "follower", "mentioned"})
SIGNS = frozenset({"intent", "emotion", "feeling"})
TEXTS = frozenset({"page", "order"})
TIMES = frozenset({"started_at", "last_at", "waiting_since", "status_at", "due_at"})
TIMES_OF_CUSTOMERS = frozenset({"customer.first_seen_at", "customer.last_seen_at"})
OWN = WORDS | IDS | SIGNS | TEXTS | TIMES | {"urgent"}
OF_CUSTOMERS = TIMES_OF_CUSTOMERS | {
    f"customer.{name}" for name in ("name", "email", "phone", "company", "known", "blocked")
}
FACT, FIELD = "facts.", "field."
BARE = frozenset({"exists", "missing"})
AGO = frozenset({"within", "longer_ago"})
COMPARISONS = frozenset({"is", "is_not", "contains", "above", "below"}) | BARE | AGO


class ConditionUnreadable(Invalid):
    """The facts say what of it."""

    code = "condition_unreadable"
    message = "This condition cannot be read."


def read(text: str) -> dict[str, Any]:
    """A condition as it stands in an address. Raises ConditionUnreadable."""
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise ConditionUnreadable from error
    check(found)
    return dict(found)


def check(condition: object) -> None:
    """Raise ConditionUnreadable for what is no condition, is nested deeper than 5, or has more than 50 parts."""
    left = [MOST]
    _check(condition, DEEPEST, left)


def fields_of(condition: Mapping[str, Any]) -> Iterator[str]:
    """The fields that it asks about."""
    for how in ("all", "any", "none"):
        for each in condition.get(how, ()):
            yield from fields_of(each)
    if "field" in condition:
        yield condition["field"]


def values_of(condition: Mapping[str, Any]) -> list[Any]:
    """What one condition compares with: one value or several."""
    value = condition.get("value")
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def moment_of(value: object) -> datetime | None:
    """A day or a moment; without a zone it is taken as UTC. None for what is neither."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    if not MINYEAR < moment.year < MAXYEAR:  # a day after it, and in any zone, is a moment too
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _check(found: object, depth: int, left: list[int]) -> None:
    left[0] -= 1
    if depth == 0 or left[0] < 0 or not isinstance(found, dict):
        raise ConditionUnreadable("A condition is nested too deep, too long, or no object.")
    for how in ("all", "any", "none"):
        if how in found:
            if not isinstance(found[how], list) or len(found) != 1:
                raise ConditionUnreadable(f"{how!r} stands alone, with a list.")
            for each in found[how]:
                _check(each, depth - 1, left)
            return
    _check_one(found)


def _check_one(found: dict[str, Any]) -> None:
    field, how = found.get("field"), found.get("is")
    if not isinstance(field, str) or not _is_known(field):
        raise ConditionUnreadable(f"There is no field {str(field)[:100]!r}.", field=str(field)[:100])
    if not isinstance(how, str) or how not in COMPARISONS:
        raise ConditionUnreadable(f"There is no comparison {str(how)[:100]!r}.", comparisons=sorted(COMPARISONS))
    if how in BARE:
        return
    values = values_of(found)
    if len(values) > LONGEST or not all(_is_plain(each) for each in values):
        raise ConditionUnreadable("A condition compares with a text, a number, true or false.", field=field)
    if how in AGO and not all(_is_span(each) for each in values):
        raise ConditionUnreadable("How long ago is a number of hours, above 0.", field=field)
    if field in TIMES | TIMES_OF_CUSTOMERS and how not in AGO and any(moment_of(each) is None for each in values):
        raise ConditionUnreadable("A time is written like 2026-11-22 or 2026-11-22T12:00:00Z.", field=field)


def _is_known(field: str) -> bool:
    if field.startswith(FIELD):
        return is_id(field.removeprefix(FIELD))
    return field in OWN | OF_CUSTOMERS or (len(field) > len(FACT) and field.startswith(FACT) and "\x00" not in field)


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" not in value
    return isinstance(value, int | float) and isfinite(value)


def _is_span(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= LONGEST_AGO


def is_id(value: object) -> bool:
    """Whether it is an id."""
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True
