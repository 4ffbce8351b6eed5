"""Places outside, and one's own peace, over HTTP."""

from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.alerts.model import Delivery, Target
from wayline.alerts.sending import store, targets
from wayline.alerts.sending.payloads import TargetKind, What
from wayline.alerts.sending.peace import PeaceWish
from wayline.alerts.sending.shapes import DeliveryShape, TargetMade, Targets, TargetShape
from wayline.company import Permission
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Now, Tx, needs

READ = needs(Permission.CONVERSATIONS_READ)
EDIT = needs(Permission.ALERTS_EDIT)


@get("/api/alert-targets", tags=["alerts"], **EDIT)
async def list_targets(tx: Tx) -> Targets:
    """Places outside that alarms are sent to, each with what was sent there lately."""
    return Targets([await _shape(tx, each) for each in await store.targets(tx)])


@post("/api/alert-targets", tags=["alerts"], **EDIT)
async def add_target(tx: Tx, caller: Asker, now: Now, state: State, data: JSONBody[targets.TargetWish]) -> TargetMade:
    """A new place outside. A private address is refused when something is sent, unless a setting allows it."""
    target, secret = await targets.add_target(tx, state.seal, data, caller, now)
    return TargetMade(await _shape(tx, target), secret)


@delete("/api/alert-targets/{id:uuid}", tags=["alerts"], **EDIT)
async def remove_target(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Send nothing there any more."""
    await targets.remove_target(tx, id, caller, now)


@post("/api/alert-targets/{id:uuid}/test", tags=["alerts"], status_code=202, **EDIT)
async def try_target(tx: Tx, now: Now, id: FromPath[UUID]) -> DeliveryShape:
    """Send a test there, once; what came of it stands among what was sent."""
    return _sent(await targets.try_target(tx, id, now))


@get("/api/me/alarms-by-mail", tags=["alerts"], **READ)
async def show_peace(tx: Tx, caller: Asker) -> PeaceWish:
    """When you are mailed of alarms."""
    return (await store.peace_of(tx, [caller.id])).get(caller.id, PeaceWish())


@put("/api/me/alarms-by-mail", tags=["alerts"], **READ)
async def keep_peace(tx: Tx, caller: Asker, data: JSONBody[PeaceWish]) -> PeaceWish:
    """Be mailed so from now on."""
    await store.keep_peace(tx, caller.id, data)
    return data


async def _shape(tx: Transaction, target: Target) -> TargetShape:
    return TargetShape(
        id=target.id,
        name=target.name,
        kind=msgspec.convert(target.kind, TargetKind),
        host=target.host,
        made_at=target.made_at,
        deliveries=[_sent(each) for each in await store.latest(tx, target.id)],
    )


def _sent(row: Delivery) -> DeliveryShape:
    return DeliveryShape(
        id=row.id,
        what=msgspec.convert(row.what, What),
        asked_at=row.asked_at,
        tries=row.tries,
        state="delivered" if row.delivered_at else "given up" if row.given_up_at else "on its way",
        status=row.status,
        said=row.said,
    )


handlers: list[ControllerRouterHandler] = [
    list_targets,
    add_target,
    remove_target,
    try_target,
    show_peace,
    keep_peace,
]
