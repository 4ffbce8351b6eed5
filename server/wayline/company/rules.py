"""Which department and stage a touchpoint belongs to, by the company's own rules."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Match = Annotated[str, Meta(min_length=1, max_length=200)]
Stage = Literal["awareness", "consideration", "purchase", "onboarding", "use", "support", "loyalty"]


class DepartmentRule(msgspec.Struct, frozen=True):
    """Touchpoints that match belong to this department."""

    match: Match
    department: Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]


class StageRule(msgspec.Struct, frozen=True):
    """Touchpoints that match belong to this stage."""

    match: Match
    stage: Stage


def department_by(rules: Sequence[DepartmentRule], name: str, path: str | None) -> str | None:
    """The department of the first rule that matches, or None."""
    return next((rule.department for rule in rules if matches(rule.match, name, path)), None)


def stage_by(rules: Sequence[StageRule], name: str, path: str | None) -> str | None:
    """The stage of the first rule that matches, or None."""
    return next((rule.stage for rule in rules if matches(rule.match, name, path)), None)


def matches(match: str, name: str, path: str | None) -> bool:
    """Whether a rule means this touchpoint: its page's path when it starts with `/`, else its name; `*` is anything."""
    if match.startswith("/"):
        return path is not None and fnmatchcase(path, match)
    return fnmatchcase(name.lower(), match.lower())
