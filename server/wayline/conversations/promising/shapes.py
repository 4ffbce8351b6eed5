"""What the console is answered with about promises."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations.promising.model import State
from wayline.conversations.promising.policies import Metric, Plan
from wayline.conversations.states import Priority

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]


class DueShape(msgspec.Struct, frozen=True, kw_only=True):
    """A promise that runs, as a list shows it. `left` are the seconds that are left while it is paused.

    It is late from `due_at` on, and to be warned of from `warns_at` on: whoever shows it may count down by itself.
    """

    metric: Metric
    state: State
    due_at: datetime | None
    warns_at: datetime | None
    left: float | None


class PromiseChangeShape(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a promise: `why` is the act or rule that did it, `changed` the rules that are other ones."""

    at: datetime
    what: str
    why: str
    by: str | None
    due_before: datetime | None
    due_after: datetime | None
    changed: list[str]
    acts: list[str]


class PromiseShape(msgspec.Struct, frozen=True, kw_only=True):
    """One promise of a conversation, with its history. `seconds` is the target; `elapsed` how many have passed."""

    id: UUID
    metric: Metric
    cycle: int
    state: State
    policy_id: UUID
    policy: str
    priority: Priority
    seconds: int
    clock: str
    pauses: bool
    started_at: datetime
    due_at: datetime | None
    warns_at: datetime | None
    warned_at: datetime | None
    breached_at: datetime | None
    ended_at: datetime | None
    elapsed: float
    history: list[PromiseChangeShape]


class PromiseList(msgspec.Struct, frozen=True):
    """The promises of a conversation, oldest first."""

    items: list[PromiseShape]
    next: None = None


class PolicyWish(msgspec.Struct, frozen=True):
    """A policy to be, asked after the others."""

    name: Name
    plan: Plan


class PolicyChange(msgspec.Struct, frozen=True):
    """What is different from now on; None: as it was."""

    name: Name | None = None
    plan: Plan | None = None


class PolicyOrder(msgspec.Struct, frozen=True):
    """All policies, in the order they are asked in."""

    ids: Annotated[list[UUID], Meta(max_length=50)]


class PolicyShape(msgspec.Struct, frozen=True, kw_only=True):
    """A policy as it stands; the first that matches wins. `running`: promises made by it that have not ended."""

    id: UUID
    name: str
    plan: Plan
    versions: int
    changed_at: datetime
    running: int


class PolicyList(msgspec.Struct, frozen=True):
    """The policies, in the order they are asked in."""

    items: list[PolicyShape]
    next: None = None


class PreviewWish(msgspec.Struct, frozen=True, kw_only=True):
    """What would be due if a customer wrote now, on this channel, to this team."""

    plan: Plan
    channel_id: UUID | None = None
    team_id: UUID | None = None


class DuePreview(msgspec.Struct, frozen=True, kw_only=True):
    """When it would be warned of and due; no due time where it is not open enough within two years."""

    metric: Metric
    priority: Priority
    warns_at: datetime | None
    due_at: datetime | None


class PlanPreview(msgspec.Struct, frozen=True, kw_only=True):
    """Every target of the plan, counted from now, by these opening hours (none: always open)."""

    now: datetime
    schedule: str | None
    time_zone: str | None
    items: list[DuePreview]


def changed_of(facts: dict[str, Any], name: str) -> list[str]:
    """A list among the facts of a change."""
    return [str(each) for each in facts.get(name, [])]
