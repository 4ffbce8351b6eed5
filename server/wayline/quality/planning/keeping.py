"""Keeping weekly plans, and drawing what is due."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from wayline.company import Permission, acting, get_company, note, those_who_may
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.logs import logger
from wayline.quality.drawing import NewSample, draw_sample
from wayline.quality.errors import CannotReview
from wayline.quality.planning import store
from wayline.quality.planning.model import SamplePlan
from wayline.quality.store import save
from wayline.touchpoints.reading import Reading

log = logger("quality")


class PlanSaid(msgspec.Struct, frozen=True):
    """What is drawn, on which day of the week (1 is Monday), at what time by the company's clock."""

    sample: NewSample
    weekday: Annotated[int, msgspec.Meta(ge=1, le=7)]
    at: time


async def add_plan(tx: Transaction, said: PlanSaid, by: Caller, now: datetime) -> SamplePlan:
    """Draw it every week from now on. Raises CannotReview."""
    await _check(tx, said)
    made = SamplePlan(
        sample=_kept(said), weekday=said.weekday, at=_plain(said.at), next_at=now, made_at=now, made_by_id=by.id
    )
    made.wait(await _zone(tx), now)
    await save(tx, made)
    await note(tx, by, now, "sample_plan.made", ("sample_plan", made.id))
    return made


async def change_plan(tx: Transaction, id: UUID, said: PlanSaid, by: Caller, now: datetime) -> SamplePlan:
    """It draws this from now on; in a week in which it drew it does not again.

    Raises NoSuchPlan, CannotReview.
    """
    await _check(tx, said)
    found = await store.load(tx, id)
    found.sample, found.weekday, found.at = _kept(said), said.weekday, _plain(said.at)
    found.wait(await _zone(tx), now)
    await save(tx, found)
    await note(tx, by, now, "sample_plan.changed", ("sample_plan", id))
    return found


async def pause_plan(tx: Transaction, id: UUID, by: Caller, now: datetime) -> SamplePlan:
    """It draws nothing until it goes on. Raises NoSuchPlan."""
    found = await store.load(tx, id)
    found.paused_at = found.paused_at or now
    await note(tx, by, now, "sample_plan.paused", ("sample_plan", id))
    return found


async def resume_plan(tx: Transaction, id: UUID, by: Caller, now: datetime) -> SamplePlan:
    """It goes on with the next moment to come. Raises NoSuchPlan."""
    found = await store.load(tx, id)
    found.paused_at = None
    found.wait(await _zone(tx), now)
    await note(tx, by, now, "sample_plan.resumed", ("sample_plan", id))
    return found


async def remove_plan(tx: Transaction, id: UUID, by: Caller, now: datetime) -> None:
    """It draws no more; what it gave stays given. Raises NoSuchPlan."""
    await store.remove(tx, await store.load(tx, id))
    await note(tx, by, now, "sample_plan.removed", ("sample_plan", id))


async def draw_due(database: Database, reading: Reading, now: datetime) -> int:
    """Draw what is due, each plan in a transaction of its own: drawn and waiting for next week, or neither.

    Returns how many drew. A plan that fails keeps no other from its draw.
    """
    async with database.transaction() as tx:
        ids = await store.due(tx, now)
    drew = 0
    for id in ids:
        try:
            async with database.transaction() as tx:
                drew += await draw_plan(tx, reading, id, now)
        except Exception as error:
            log.exception("a weekly sample was not drawn", plan=str(id), error=repr(error))
    return drew


async def draw_plan(tx: Transaction, reading: Reading, id: UUID, now: datetime) -> bool:
    """Draw this plan's sample, if it is due and nobody is at it: among its reviewers who still may."""
    plan = await store.hold_due(tx, id, now)
    if plan is None:
        return False
    zone = await _zone(tx)
    year, week, _ = now.astimezone(ZoneInfo(zone)).isocalendar()
    may = {each.id for each in await those_who_may(tx, Permission.COACHING_EDIT)}
    reviewers, drawn = [each for each in plan.what.reviewer_ids if each in may], 0
    if reviewers:
        seed = f"{year}-W{week:02}:{plan.id}"
        sample = msgspec.structs.replace(plan.what, reviewer_ids=reviewers, seed=seed)
        drawn = (await draw_sample(tx, reading, sample, acting("system", plan.id, "Weekly plan"), now)).drawn
    plan.has_drawn(drawn, zone, now)
    return True


async def _check(tx: Transaction, said: PlanSaid) -> None:
    may = {each.id for each in await those_who_may(tx, Permission.COACHING_EDIT)}
    if others := set(said.sample.reviewer_ids) - may:
        raise CannotReview(reviewer_ids=sorted(str(each) for each in others))


def _kept(said: PlanSaid) -> dict[str, object]:
    found: dict[str, object] = msgspec.to_builtins(said.sample)
    return found


def _plain(at: time) -> time:
    """By the company's clock, to the minute."""
    return at.replace(second=0, microsecond=0, tzinfo=None)


async def _zone(tx: Transaction) -> str:
    return (await get_company(tx)).time_zone
