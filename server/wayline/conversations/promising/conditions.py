"""Which conversations a policy is for: nested conditions, as JSON. Pure; facts are lists of plain values by field.

`{"all": […]}`, `{"any": […]}`, `{"none": […]}` around `{"field", "is", "value"}`, as in the list of customers. Nothing
at all (`{"all": []}`) is every conversation. A value may be a list: any of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from wayline.kit.errors import Invalid

DEEPEST, MOST = 5, 50
OWN = frozenset(
    {
        "channel",
        "channel_kind",
        "team",
        "assignee",
        "priority",
        "tag",
        "topic",
        "subject",
        "intent",
        "emotion",
        "feeling",
        "page",
    }
)
OF_CUSTOMERS = frozenset({"customer.name", "customer.email", "customer.company", "customer.known"})
FACT = "facts."
Facts = Mapping[str, Sequence[Any]]
Holds = Callable[[Sequence[Any], Sequence[Any]], bool]


class ConditionUnreadable(Invalid):
    """The facts say what of it."""

    code = "condition_unreadable"
    message = "This condition cannot be read."


def check(condition: object) -> None:
    """Raise ConditionUnreadable for what is no condition, is nested deeper than 5, or has more than 50 parts."""
    left = [MOST]
    _check(condition, DEEPEST, left)


def holds(condition: Mapping[str, Any], facts: Facts) -> bool:
    """Whether a checked condition is true of these facts."""
    if "all" in condition:
        return all(holds(each, facts) for each in condition["all"])
    if "any" in condition:
        return any(holds(each, facts) for each in condition["any"])
    if "none" in condition:
        return not any(holds(each, facts) for each in condition["none"])
    wanted = condition.get("value")
    wanted = [_plain(each) for each in (wanted if isinstance(wanted, list) else [wanted])]
    return COMPARISONS[condition["is"]]([_plain(each) for each in facts.get(condition["field"], ())], wanted)


def fields_of(condition: Mapping[str, Any]) -> Iterator[str]:
    """The fields that it asks about."""
    for how in ("all", "any", "none"):
        for each in condition.get(how, ()):
            yield from fields_of(each)
    if "field" in condition:
        yield condition["field"]


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
    _check_one(found.get("field"), found.get("is"), found.get("value"))


def _check_one(field: object, how: object, value: object) -> None:
    if not isinstance(field, str) or not (field in OWN | OF_CUSTOMERS or field.startswith(FACT)):
        raise ConditionUnreadable(f"There is no field {str(field)[:100]!r}.", field=str(field)[:100])
    if not isinstance(how, str) or how not in COMPARISONS:
        raise ConditionUnreadable(f"There is no comparison {str(how)[:100]!r}.", comparisons=sorted(COMPARISONS))
    values = value if isinstance(value, list) else [value]
    if how not in {"exists", "missing"} and any(isinstance(each, dict | list | None) for each in values):
        raise ConditionUnreadable("A condition compares with a text, a number, true or false.", field=field)


def _plain(value: object) -> object:
    """As it is compared: texts whatever their case, numbers as numbers."""
    if isinstance(value, bool):
        return value
    return float(value) if isinstance(value, int | float) else str(value).casefold()


def _ordered(found: object, wanted: object, *, above: bool) -> bool:
    if isinstance(found, float) and isinstance(wanted, float):
        return found > wanted if above else found < wanted
    return False


COMPARISONS: dict[str, Holds] = {
    "is": lambda found, wanted: any(each in wanted for each in found),
    "is_not": lambda found, wanted: not any(each in wanted for each in found),
    "contains": lambda found, wanted: any(str(part) in str(each) for each in found for part in wanted),
    "above": lambda found, wanted: any(_ordered(each, one, above=True) for each in found for one in wanted),
    "below": lambda found, wanted: any(_ordered(each, one, above=False) for each in found for one in wanted),
    "exists": lambda found, _: bool(found),
    "missing": lambda found, _: not found,
}
