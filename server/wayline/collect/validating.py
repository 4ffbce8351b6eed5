"""Is it an item at all: its type, its name, its parts."""

from typing import Any

from wayline.collect.draft import Capture, Draft
from wayline.collect.reasons import Reason
from wayline.collect.wire import Item
from wayline.kit.ids import derived_id, new_id
from wayline.touchpoints.recording import STANDARD, Lens

NAMES = {
    "identify": "Customer Identified",
    "alias": "Customer Identified",
    "group": "Company Identified",
    "page": "Page Viewed",
    "screen": "Screen Viewed",
}
KINDS = frozenset({"track", *NAMES})
LONGEST_NAME = 250
LONGEST_MESSAGE_ID = 100
MOST_PROPERTIES = 10_000
# What only Wayline itself may say of a customer. A page's key is public: whoever reads it could write anything.
_CUSTOMERS_MAY_SAY = {"Article Viewed", "Help Searched"}
_OURS = {
    "Customer Joined",
    "Customer Unjoined",
    "Segment Entered",
    "Segment Left",
    "Survey Invited",
    "Survey Shown",
    "Survey Started",
    "Survey Answered",
}
RESERVED = frozenset(
    {name for name, known in STANDARD.items() if known.lens is Lens.SERVICE and name not in _CUSTOMERS_MAY_SAY} | _OURS
)


def validate(drafts: list[Draft], capture: Capture) -> list[Draft]:
    """Drops what cannot be understood; gives the rest its id, name, properties and context.

    The id comes from the source and the `messageId`, so that sending twice is recording once. An item without a
    `messageId` gets a new id, as Segment gives it one: its sender cannot repeat it without doubling it.
    """
    passed = []
    scope = capture.source.scope
    for draft in drafts:
        reason = _flaw(draft, draft.item, capture)
        if reason is not None:
            capture.reject(reason, draft.item)
            continue
        message_id = draft.item.message_id
        draft.id = derived_id("capture", scope, str(message_id)) if message_id not in {None, ""} else new_id()
        passed.append(draft)
    return passed


def _flaw(draft: Draft, item: Item, capture: Capture) -> Reason | None:
    kind = draft.kind
    if kind == "track":
        name = item.event
        if not isinstance(name, str) or not (name := name.strip()):
            return Reason.NAME_MISSING
        if len(name) > LONGEST_NAME:
            return Reason.NAME_TOO_LONG
        if name in RESERVED and capture.source.kind == "channel":
            return Reason.NAME_RESERVED
        draft.name = name
    elif kind in NAMES:
        draft.name = NAMES[kind]
    else:
        return Reason.TYPE_UNKNOWN
    message_id = item.message_id
    if message_id is not None and (not isinstance(message_id, str | int) or len(str(message_id)) > LONGEST_MESSAGE_ID):
        return Reason.MESSAGE_ID_WRONG
    return _fill(draft, item)


def _fill(draft: Draft, item: Item) -> Reason | None:
    properties = item.properties
    if properties is None:
        properties = {}
    elif not isinstance(properties, dict):
        return Reason.PROPERTIES_WRONG
    draft.context = item.context if isinstance(item.context, dict) else {}
    if draft.kind in {"identify", "group", "alias"}:
        traits = _traits(draft, item)
        if traits is None:
            return Reason.PROPERTIES_WRONG
        properties = {**properties, "traits": traits}
    elif draft.kind in {"page", "screen"}:
        properties = _page(draft, item, properties)
    if len(properties) > MOST_PROPERTIES or len(properties.get("traits") or ()) > MOST_PROPERTIES:
        return Reason.TOO_MANY_PROPERTIES
    draft.properties = properties
    return _required(draft, item, properties)


def _traits(draft: Draft, item: Item) -> dict[str, Any] | None:
    """The traits, from both places where clients put them; None where they are no object."""
    traits = item.traits
    if traits is not None and not isinstance(traits, dict):
        return None
    beside = draft.context.get("traits")
    return {**(beside if isinstance(beside, dict) else {}), **(traits or {})}


def _page(draft: Draft, item: Item, properties: dict[str, Any]) -> dict[str, Any]:
    """A page's properties, completed from its context: clients put address and title in either."""
    page = draft.context.get("page")
    if draft.kind == "page" and isinstance(page, dict):
        properties = {**page, **properties}
    for name in ("name", "category"):
        value = getattr(item, name)
        if isinstance(value, str) and value:
            properties = {"name": value, **properties} if name == "name" else {"category": value, **properties}
    return properties


def _required(draft: Draft, item: Item, properties: dict[str, Any]) -> Reason | None:
    """What group and alias are nothing without."""
    if draft.kind == "group":
        if not isinstance(item.group_id, str | int) or item.group_id == "":
            return Reason.GROUP_MISSING
        properties["group_id"] = str(item.group_id)
    elif draft.kind == "alias":
        if not isinstance(item.previous_id, str | int) or item.previous_id == "":
            return Reason.PREVIOUS_MISSING
        properties["previous_id"] = str(item.previous_id)
    return None
