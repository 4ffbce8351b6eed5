"""Who it was: the user id where there is a real one, and the browser."""

from functools import lru_cache
from uuid import UUID

from wayline.collect.draft import Capture, Draft
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
        user_id = _real(draft.item.user_id)
        anonymous_id = _real(draft.item.anonymous_id)
        if user_id is None and anonymous_id is None:
            capture.reject(Reason.IDENTITY_MISSING, draft.item)
            continue
        if len(user_id or "") > LONGEST_ID or len(anonymous_id or "") > LONGEST_ID:
            capture.reject(Reason.IDENTITY_TOO_LONG, draft.item)
            continue
        draft.user_id, draft.anonymous_id = user_id, anonymous_id
        draft.anonymous = _identity("anonymous", anonymous_id) if anonymous_id else None
        draft.identity = _identity("user", user_id) if user_id else draft.anonymous or draft.identity
        _say(draft)
        passed.append(draft)
    return passed


def _real(value: object) -> str | None:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    text = str(value).strip()
    return None if is_junk(text) else text


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
def _identity(kind: str, value: str) -> UUID:
    return identity_id(kind, value)
