"""Whether two readings of one text say the same: then the log keeps the first, and no version says it once more."""

from collections.abc import Mapping
from typing import Any

from wayline.language.telling import LEVELS

NEAR = 0.25
"""Feelings (−5 … 5) nearer to each other than this are the same; other signals are the same or not."""
STRONGLY = 0.05
"""The same of intensity, 0 … 1, which follows from the feeling."""
SAME = (
    *("language", "is_supported", "is_automatic", "is_cut", "fallback", "personal_data", "entities"),
    *("sentiment_label", "actionability", *LEVELS),
)


def says_the_same(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Of properties as `as_properties` makes them. How sure a reading is, and why, is not what it says."""
    return (
        all(before.get(name) == now.get(name) for name in SAME)
        and all(_names(before, signal) == _names(now, signal) for signal in ("emotions", "intents"))
        and _are_near(before.get("sentiment"), now.get("sentiment"), NEAR)
        and _are_near(before.get("intensity"), now.get("intensity"), STRONGLY)
        and _sentences(before, now)
    )


def _names(said: Mapping[str, Any], signal: str) -> list[str]:
    return [one["name"] for one in said.get(signal, ())]


def _are_near(one: float | None, other: float | None, near: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < near


def _sentences(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    one, other = before.get("sentences", ()), now.get("sentences", ())
    return len(one) == len(other) and all(
        {**was, "sentiment": None} == {**is_now, "sentiment": None}
        and _are_near(was["sentiment"], is_now["sentiment"], NEAR)
        for was, is_now in zip(one, other, strict=True)
    )
