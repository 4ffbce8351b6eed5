"""Weekly plans over HTTP."""

from datetime import datetime, time
from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.quality.drawing import NewSample
from wayline.quality.planning import keeping, store
from wayline.quality.planning.keeping import PlanSaid
from wayline.quality.planning.model import SamplePlan

EDIT = needs(Permission.COACHING_EDIT)


class PlanShape(msgspec.Struct, frozen=True):
    """A weekly plan. `next_at`: None while it is paused. `drawn`: how many parts its last draw gave."""

    id: UUID
    sample: NewSample
    weekday: int
    at: time
    next_at: datetime | None
    paused_at: datetime | None
    drawn_at: datetime | None
    drawn: int | None


class PlanList(msgspec.Struct, frozen=True):
    """Weekly plans, next first."""

    items: list[PlanShape]
    next: None = None


@get("/api/sample-plans", tags=["quality"], **EDIT)
async def list_plans(tx: Tx) -> PlanList:
    """What is drawn by itself every week, and when next."""
    return PlanList([_shape(row) for row in await store.plans(tx)])


@post("/api/sample-plans", tags=["quality"], **EDIT)
async def add_plan(tx: Tx, caller: Asker, now: Now, data: JSONBody[PlanSaid]) -> PlanShape:
    """Draw a sample every week."""
    return _shape(await keeping.add_plan(tx, data, caller, now))


@put("/api/sample-plans/{id:uuid}", tags=["quality"], **EDIT)
async def put_plan(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[PlanSaid]) -> PlanShape:
    """Draw this instead."""
    return _shape(await keeping.change_plan(tx, id, data, caller, now))


@post("/api/sample-plans/{id:uuid}/pause", tags=["quality"], status_code=200, **EDIT)
async def pause_plan(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> PlanShape:
    """Draw nothing until it goes on."""
    return _shape(await keeping.pause_plan(tx, id, caller, now))


@post("/api/sample-plans/{id:uuid}/resume", tags=["quality"], status_code=200, **EDIT)
async def resume_plan(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> PlanShape:
    """Go on with the next moment to come."""
    return _shape(await keeping.resume_plan(tx, id, caller, now))


@delete("/api/sample-plans/{id:uuid}", tags=["quality"], **EDIT)
async def remove_plan(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Draw it no more."""
    await keeping.remove_plan(tx, id, caller, now)


def _shape(row: SamplePlan) -> PlanShape:
    next_at = None if row.paused_at else row.next_at
    return PlanShape(row.id, row.what, row.weekday, row.at, next_at, row.paused_at, row.drawn_at, row.drawn)


handlers: list[ControllerRouterHandler] = [list_plans, add_plan, put_plan, pause_plan, resume_plan, remove_plan]
