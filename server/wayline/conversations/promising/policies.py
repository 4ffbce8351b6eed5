"""What a policy says: for which conversations, how long there is for what, and what is done about it. Pure."""

from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations.conditions.model import check
from wayline.conversations.states import Priority
from wayline.kit.errors import Invalid

Seconds = Annotated[int, Meta(ge=60, le=366 * 86_400)]
Share = Annotated[float, Meta(gt=0, lt=1)]
Moment = Literal["warned", "breached", "met"]
EVERY: dict[str, Any] = {"all": []}


class Metric(StrEnum):
    """What is promised."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    FULL_RESOLUTION = "full_resolution"
    FOLLOW_UP = "follow_up"


RESPONSES = frozenset({Metric.FIRST_RESPONSE, Metric.NEXT_RESPONSE})
ANSWERED = RESPONSES | {Metric.FOLLOW_UP}
"""What an answer to the customer keeps."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """How many seconds there are by priority (none: nothing is promised), and whether they stop while pending."""

    seconds: Annotated[dict[Priority, Seconds], Meta(max_length=4)]
    pauses: bool = False


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What is done by itself. `notify` writes to whoever has it, their whole team, or the teammates named."""

    do: Literal["notify", "assign", "prioritise", "tag"]
    to: Annotated[list[Literal["assignee", "team"]], Meta(max_length=2)] = []
    teammate_ids: Annotated[list[UUID], Meta(max_length=50)] = []
    team_id: UUID | None = None
    priority: Priority | None = None
    tag_id: UUID | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All that a version of a policy says. Warned is `warn_share` of the time in, or `warn_seconds` before its end."""

    when: dict[str, Any] = msgspec.field(default_factory=lambda: dict(EVERY))
    clock: Literal["calendar", "business"] = "business"
    targets: dict[Metric, Target] = {}
    warn_share: Share | None = None
    warn_seconds: Seconds | None = None
    acts: dict[Moment, Annotated[list[Act], Meta(max_length=10)]] = {}

    def seconds(self, metric: Metric, priority: str) -> int | None:
        """How many there are; None where nothing is promised."""
        target = self.targets.get(metric)
        return target.seconds.get(Priority(priority)) if target else None

    def pauses(self, metric: Metric) -> bool:
        """Whether its time stands still while the customer is waited for."""
        return metric in self.targets and self.targets[metric].pauses

    def warns(self, seconds: int) -> float | None:
        """How many seconds before the end to warn; None: not at all."""
        if self.warn_seconds is not None:
            return float(min(self.warn_seconds, seconds))
        return None if self.warn_share is None else seconds * (1 - self.warn_share)


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """A policy as it stands: its newest version."""

    id: UUID
    version_id: UUID
    name: str
    plan: Plan


class PlanInvalid(Invalid):
    """What a policy says cannot be so."""

    code = "plan_invalid"
    message = "A policy cannot say this."


def check_plan(plan: Plan) -> None:
    """Raise PlanInvalid or ConditionUnreadable."""
    check(plan.when)
    if not any(target.seconds for target in plan.targets.values()):
        raise PlanInvalid("A policy promises something: give at least one target.")
    if plan.warn_share is not None and plan.warn_seconds is not None:
        raise PlanInvalid("Warn at a share of the time or so long before its end, not both.")
    for act in (each for acts in plan.acts.values() for each in acts):
        _check_act(act)


def _check_act(act: Act) -> None:
    complete = {
        "notify": bool(act.to or act.teammate_ids),
        "assign": bool(act.team_id) or len(act.teammate_ids) == 1,
        "prioritise": act.priority is not None,
        "tag": act.tag_id is not None,
    }
    if not complete[act.do]:
        raise PlanInvalid(f"It is not said whom or what to {act.do}.", do=act.do)
