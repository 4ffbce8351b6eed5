"""Whose it is: lens, channel, department, stage, campaign, visit."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from wayline.collect.draft import Capture, Draft
from wayline.company import DepartmentRule, StageRule, department_by, stage_by
from wayline.touchpoints.recording import Lens, standard

CHANNELS = frozenset(
    {
        "web",
        "email",
        "chat",
        "voice",
        "video",
        "sms",
        "whatsapp",
        "messenger",
        "telegram",
        "social",
        "review",
        "store",
        "app",
        "bot",
        "help_centre",
        "survey",
        "api",
    }
)
_APPS = re.compile(r"ios|android|swift|kotlin|flutter|react-native|unity|mobile", re.IGNORECASE)
_CAMPAIGN = {
    "utm_campaign": "name",
    "utm_source": "source",
    "utm_medium": "medium",
    "utm_term": "term",
    "utm_content": "content",
}
_LONGEST = 200


def classify(drafts: list[Draft], capture: Capture) -> list[Draft]:
    """Never drops. The company's rules win over what a standard name means."""
    source = capture.source
    by_rules = _by_rules(source.department_rules, source.stage_rules)
    for draft in drafts:
        context = draft.context
        known = standard(draft.name)
        draft.lens, draft.initiated_by = known.lens, known.initiated_by
        page = context.get("page")
        path = page.get("path") if isinstance(page, dict) else None
        path = path if isinstance(path, str) else None
        department, stage = by_rules(draft.name, path)
        draft.department, draft.stage = department or known.department, stage or known.stage
        draft.channel = _channel(draft, capture)
        draft.campaign = _campaign(context, page)
        draft.visit = _word(context.get("visit_id")) or _word(context.get("sessionId"))
        if known.lens is Lens.SERVICE:
            draft.conversation = _conversation(draft.properties.get("conversation_id"))
    return drafts


@lru_cache(maxsize=10)
def _by_rules(
    departments: tuple[DepartmentRule, ...], stages: tuple[StageRule, ...]
) -> Callable[[str, str | None], tuple[str | None, str | None]]:
    """What a company's rules say of a name and a path, kept for those it was asked of lately."""

    @lru_cache(maxsize=20_000)
    def department_and_stage(name: str, path: str | None) -> tuple[str | None, str | None]:
        return department_by(departments, name, path), stage_by(stages, name, path)

    return department_and_stage


def _channel(draft: Draft, capture: Capture) -> str:
    said = draft.context.get("channel")
    if capture.source.kind == "key" and isinstance(said, str) and said in CHANNELS:
        return said
    library = draft.context.get("library")
    name = library.get("name") if isinstance(library, dict) else None
    if draft.kind == "screen" or draft.item.channel == "mobile" or (isinstance(name, str) and _is_app(name)):
        return "app"
    if capture.source.kind == "channel" or draft.item.channel == "web" or name in {"analytics.js", "wayline.js"}:
        return "web"
    return "api"


@lru_cache(maxsize=1_000)
def _is_app(library: str) -> bool:
    return _APPS.search(library) is not None


def _campaign(context: dict[str, Any], page: object) -> str | None:
    """The campaign's name; where the client left its words in the address, they are read from there."""
    campaign = context.get("campaign")
    if not isinstance(campaign, dict):
        campaign = {}
    if not campaign and isinstance(page, dict):
        query = page.get("search") or page.get("url")
        if isinstance(query, str) and "utm_" in query:
            context["campaign"] = campaign = _utm(query)
    return _word(campaign.get("name"))


@lru_cache(maxsize=1_000)
def _utm_pairs(query: str) -> tuple[tuple[str, str], ...]:
    try:
        words = parse_qsl(urlsplit(query).query or query.lstrip("?"), max_num_fields=100)
    except ValueError:
        return ()
    return tuple((_CAMPAIGN[name], value) for name, value in words if name in _CAMPAIGN)


def _utm(query: str) -> dict[str, Any]:
    return dict(_utm_pairs(query))


def _word(value: object) -> str | None:
    return str(value)[:_LONGEST] if isinstance(value, str | int) and value != "" else None


def _conversation(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
