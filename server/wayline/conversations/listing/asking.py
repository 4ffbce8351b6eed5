"""What is typed into the search, read: words, phrases, what must not be said, and filters like `tag:billing`. Pure."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from wayline.conversations.conditions.model import moment_of

MOST, MOST_WORDS = 40, 12
PUNCTUATION = '.,;:!?()[]{}<>"“”„«»…'
TOKEN = re.compile(r"""(-(?=[^\W\d_]|["“„]))?(?:([a-z]+):(?=\S))?(?:["“„]([^"“”„]*)["“”]|(\S+))""", re.IGNORECASE)
NAMED = {
    "tag": "tag",
    "topic": "topic",
    "priority": "priority",
    "status": "status",
}
STANDS: dict[str, dict[str, Any]] = {
    **{name: {"field": "status", "is": "is", "value": name} for name in ("open", "pending", "snoozed", "resolved")},
    **{name: {"field": "status", "is": "is", "value": name} for name in ("closed", "spam")},
    "waiting": {"field": "waiting_state", "is": "is", "value": "awaiting_us"},
    "answered": {"field": "waiting_state", "is": "is", "value": "awaiting_customer"},
    "urgent": {"field": "urgent", "is": "is", "value": True},
    "unassigned": {"field": "assignee", "is": "missing"},
    "mine": {"field": "assignee", "is": "is", "value": "me"},
    "followed": {"field": "follower", "is": "is", "value": "me"},
    "mentioned": {"field": "mentioned", "is": "is", "value": "me"},
}
SIDES = frozenset({"from", "to", "assignee", "team", "channel"})


class Side(msgspec.Struct, frozen=True):
    """Somebody or something by name, that must be looked up: `from:`, `to:`, `assignee:`, `team:`, `channel:`."""

    kind: str
    name: str
    isnt: bool = False


class Unit(msgspec.Struct, frozen=True):
    """What was typed between blanks, or between quotation marks."""

    text: str
    is_phrase: bool = False


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A search; nothing in what it finds says any of `nots`.

    `conditions` are checked ones, all of which hold; `sides` are left for those who know the names.
    """

    units: tuple[Unit, ...] = ()
    nots: tuple[Unit, ...] = ()
    conditions: tuple[dict[str, Any], ...] = ()
    sides: tuple[Side, ...] = ()

    @property
    def typed(self) -> str:
        """The words alone, as names are searched by."""
        return " ".join(unit.text for unit in self.units)

    @property
    def words(self) -> str:
        """A question to the index: every word, the last one as a beginning. Empty: nothing to ask."""
        return _query(self.units, _words)

    @property
    def whole(self) -> str:
        """The same by what stands between blanks: the index knows an address, a number or a host as one word.

        Where words alone stand there, this asks nothing that they do not ask already.
        """
        return _query(self.units, _wholes)

    @property
    def unsaid(self) -> str:
        """A question to the index for what must not be said; empty: anything may be."""
        told = [_query([unit], _words, ends_open=False) for unit in self.nots]
        return " | ".join(f"({each})" for each in told if each)


def read_search(typed: str | None) -> Asked:
    """Read what was typed. What looks like a filter but is none is words."""
    units: list[Unit] = []
    nots: list[Unit] = []
    conditions: list[dict[str, Any]] = []
    sides: list[Side] = []
    for found in list(TOKEN.finditer((typed or "").lower()))[:MOST]:
        minus, key, phrase, word = found.groups()
        value = (word if phrase is None else phrase).strip()
        narrows = _filter(key, value) if key and value else None
        if isinstance(narrows, Side):
            sides.append(msgspec.structs.replace(narrows, isnt=bool(minus)))
        elif narrows is not None:
            conditions.append({"none": [narrows]} if minus else narrows)
        else:
            text = f"{key}:{value}" if key else value
            (nots if minus else units).append(Unit(text, is_phrase=phrase is not None))
    return Asked(units=tuple(units), nots=tuple(nots), conditions=tuple(conditions), sides=tuple(sides))


def _filter(key: str, value: str) -> dict[str, Any] | Side | None:
    if key in SIDES:
        return Side(key, value)
    if key == "is":
        return STANDS.get(value)
    if key in {"before", "after"}:
        if moment_of(value) is None:
            return None
        field, how = ("started_at", "below") if key == "before" else ("last_at", "above")
        return {"field": field, "is": how, "value": value}
    return {"field": NAMED[key], "is": "is", "value": value} if key in NAMED else None


def _query(units: Sequence[Unit], split: Callable[[str], list[str]], *, ends_open: bool = True) -> str:
    parts: list[str] = []
    for unit in units:
        told = split(unit.text)
        parts += [f"({' <-> '.join(told)})"] if unit.is_phrase and len(told) > 1 else told
    parts = parts[:MOST_WORDS]
    if parts and ends_open and not units[-1].is_phrase:
        parts[-1] += ":*"
    return " & ".join(parts)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _wholes(text: str) -> list[str]:
    parts = [part.strip(PUNCTUATION) for part in re.sub(r"['\\]", " ", text).split()]
    return [f"'{part}'" for part in parts if re.search(r"\w", part)]
