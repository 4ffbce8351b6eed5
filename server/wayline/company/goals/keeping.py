"""Setting goals and giving them up."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.company.auditing import note
from wayline.company.channels.store import get_channel
from wayline.company.errors import GoalsFull, GoalTwice
from wayline.company.goals import store
from wayline.company.goals.model import Goal
from wayline.company.store import load_team
from wayline.kit.db import Transaction
from wayline.kit.http import Caller

MOST = 50
Clock = Literal["calendar", "business"]
GoalMetric = Literal["first_response_time", "next_response_time", "response_time"]


class GoalWish(msgspec.Struct, frozen=True, kw_only=True):
    """`share` (above 0, at most 1) of what the metric counts within `seconds`; of a team, of a channel, or of all."""

    metric: GoalMetric
    clock: Clock = "calendar"
    seconds: Annotated[int, Meta(ge=60, le=30 * 86_400)]
    share: Annotated[float, Meta(gt=0, le=1)]
    team_id: UUID | None = None
    channel_id: UUID | None = None


async def add_goal(tx: Transaction, wish: GoalWish, by: Caller, at: datetime) -> Goal:
    """A new goal. Raises NotFound for a team or channel, GoalTwice, GoalsFull."""
    if wish.team_id is not None:
        await load_team(tx, wish.team_id)
    if wish.channel_id is not None:
        await get_channel(tx, wish.channel_id)
    if len(await store.goals(tx)) >= MOST:
        raise GoalsFull(most=MOST)
    goal = await store.add(tx, Goal(**msgspec.structs.asdict(wish), made_at=at, made_by=by.id))
    if goal is None:
        raise GoalTwice
    await note(tx, by, at, "goal.made", ("goal", goal.id), **_facts(goal))
    return goal


async def change_goal(
    tx: Transaction, id: UUID, wanted: tuple[int | None, float | None], by: Caller, at: datetime
) -> Goal:
    """Other (seconds, share); None stays as it is. Raises NotFound."""
    goal = await store.load(tx, id)
    seconds, share = wanted
    goal.seconds = goal.seconds if seconds is None else seconds
    goal.share = goal.share if share is None else share
    await tx.flush()
    await note(tx, by, at, "goal.changed", ("goal", id), **_facts(goal))
    return goal


async def remove_goal(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Give it up. Raises NotFound."""
    goal = await store.load(tx, id)
    await tx.delete(goal)
    await note(tx, by, at, "goal.removed", ("goal", id), **_facts(goal))


def _facts(goal: Goal) -> dict[str, object]:
    return {"metric": goal.metric, "seconds": goal.seconds, "share": goal.share}
