"""Goals over HTTP."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company.channels.store import channels_by_id
from wayline.company.goals import keeping, store
from wayline.company.goals.model import Goal
from wayline.company.permissions import Permission
from wayline.company.summaries import teams_by_id
from wayline.kit.http import Asker, Now, Tx, needs

READ, EDIT = needs(Permission.METRICS_READ), needs(Permission.PROMISES_EDIT)


class GoalChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is different from now on; None: as it was."""

    seconds: Annotated[int, Meta(ge=60, le=30 * 86_400)] | None = None
    share: Annotated[float, Meta(gt=0, le=1)] | None = None


class GoalShape(msgspec.Struct, frozen=True, kw_only=True):
    """That `share` of what the metric counts comes within `seconds`; `team` and `channel` are names."""

    id: UUID
    metric: keeping.GoalMetric
    clock: keeping.Clock
    seconds: int
    share: float
    team_id: UUID | None
    team: str | None
    channel_id: UUID | None
    channel: str | None


class GoalList(msgspec.Struct, frozen=True):
    """The company's goals first."""

    items: list[GoalShape]
    next: None = None


@get("/api/goals", tags=["metrics"], **READ)
async def list_goals(tx: Tx) -> GoalList:
    """How many answers are to come within how long."""
    return GoalList(await _shapes(tx, await store.goals(tx)))


@post("/api/goals", tags=["metrics"], **EDIT)
async def add_goal(tx: Tx, caller: Asker, now: Now, data: JSONBody[keeping.GoalWish]) -> GoalShape:
    """A new goal. How far it is reached is asked of the metric: `within`, and `only` its team and channel."""
    return await _shape(tx, await keeping.add_goal(tx, data, caller, now))


@patch("/api/goals/{id:uuid}", tags=["metrics"], **EDIT)
async def change_goal(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[GoalChange]) -> GoalShape:
    """Make it another one."""
    return await _shape(tx, await keeping.change_goal(tx, id, (data.seconds, data.share), caller, now))


@delete("/api/goals/{id:uuid}", tags=["metrics"], **EDIT)
async def remove_goal(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Give it up."""
    await keeping.remove_goal(tx, id, caller, now)


async def _shape(tx: Tx, goal: Goal) -> GoalShape:
    return (await _shapes(tx, [goal]))[0]


async def _shapes(tx: Tx, goals: Sequence[Goal]) -> list[GoalShape]:
    teams = await teams_by_id(tx, {each.team_id for each in goals if each.team_id})
    channels = await channels_by_id(tx, {each.channel_id for each in goals if each.channel_id})
    return [
        GoalShape(
            id=goal.id,
            metric=msgspec.convert(goal.metric, keeping.GoalMetric),
            clock=msgspec.convert(goal.clock, keeping.Clock),
            seconds=goal.seconds,
            share=goal.share,
            team_id=goal.team_id,
            team=teams[goal.team_id].name if goal.team_id in teams else None,
            channel_id=goal.channel_id,
            channel=channels[goal.channel_id].name if goal.channel_id in channels else None,
        )
        for goal in goals
    ]


handlers: list[ControllerRouterHandler] = [list_goals, add_goal, change_goal, remove_goal]
