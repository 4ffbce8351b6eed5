"""Who it was: the user id where there is a real one, and the browser."""

from functools import lru_cache
from uuid import UUID

from wayline.collect.draft import NOBODY, Capture, Draft
from wayline.collect.reasons import Reason
from wayline.customers import is_junk
from wayline.touchpoints.recording import identity_id

LONGEST_ID = 500


def identify(drafts: list[Draft], capture: Capture) -> list[Draft]:
    """Gives each draft the identity that was seen: the user's, else the browser's; both stay in the context.

    The context's `user_id`, `anonymous_id`, `group_id` and `previous_id` are ours alone.
    """
    passed = []
    for draft in drafts:
        user, browser = _named("user", draft.item.user_id), _named("anonymous", draft.item.anonymous_id)
        if user is None and browser is None:
            capture.reject(Reason.IDENTITY_MISSING, draft.item)
            continue
        if (user and user[0] == "") or (browser and browser[0] == ""):
            capture.reject(Reason.IDENTITY_TOO_LONG, draft.item)
            continue
        if browser:
            draft.anonymous_id, draft.anonymous = browser
            draft.identity = browser[1]
        if user:
            draft.user_id, draft.identity = user
        _say(draft)
        passed.append(draft)
    return passed


def _named(kind: str, value: object) -> tuple[str, UUID] | None:
    """An id and its identity; None where it names nobody. An id that is too long to be one comes back empty."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    if len(value) > LONGEST_ID:
        return ("", NOBODY) if len(value.strip()) > LONGEST_ID else _identity(kind, value.strip())
    return _identity(kind, value)


def _say(draft: Draft) -> None:
    context = draft.context
    for name in ("user_id", "anonymous_id", "group_id", "previous_id", "verified"):
        context.pop(name, None)
    if draft.user_id:
        context["user_id"] = draft.user_id
    if draft.anonymous_id:
        context["anonymous_id"] = draft.anonymous_id
    group = draft.properties.get("group_id") if draft.kind == "group" else context.pop("groupId", None)
    if isinstance(group, str | int) and not is_junk(str(group)):
        context["group_id"] = str(group)
    if draft.kind == "alias":
        context["previous_id"] = draft.properties["previous_id"]


@lru_cache(maxsize=50_000)
def _identity(kind: str, value: str) -> tuple[str, UUID] | None:
    text = value.strip()
    return None if is_junk(text) else (text, identity_id(kind, text))
