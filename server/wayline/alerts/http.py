"""Alerts and alarms over HTTP."""

from uuid import UUID

from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.alerts import keeping
from wayline.alerts.reads import alarms_of, alert_shapes
from wayline.alerts.sending.http import handlers as sending
from wayline.alerts.shapes import Alarms, Alerts, AlertShape, AlertWish, Snoozed
from wayline.company import Permission, sight_of
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Now, Tx, needs

READ = needs(Permission.CONVERSATIONS_READ)
EDIT = needs(Permission.ALERTS_EDIT)


@get("/api/alarms", tags=["alerts"], **READ)
async def list_alarms(tx: Tx, caller: Asker, now: Now) -> Alarms:
    """What you are told of, and what is over again."""
    return await alarms_of(tx, caller.id, sight_of(caller), now)


@put("/api/alarms/{id:uuid}/snooze", tags=["alerts"], **READ)
async def snooze_alarm(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Snoozed]) -> Alarms:
    """Put an alarm off, for yourself. It is over when it is over, put off or not."""
    await keeping.snooze_alarm(tx, id, caller.id, data.until, now)
    return await alarms_of(tx, caller.id, sight_of(caller), now)


@delete("/api/alarms/{id:uuid}/snooze", tags=["alerts"], status_code=200, **READ)
async def unsnooze_alarm(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> Alarms:
    """Show it again at once."""
    await keeping.unsnooze_alarm(tx, id, caller.id)
    return await alarms_of(tx, caller.id, sight_of(caller), now)


@get("/api/alerts", tags=["alerts"], **READ)
async def list_alerts(tx: Tx) -> Alerts:
    """What the company wants to be told of."""
    return Alerts(await alert_shapes(tx))


@post("/api/alerts", tags=["alerts"], **EDIT)
async def add_alert(tx: Tx, caller: Asker, now: Now, data: JSONBody[AlertWish]) -> AlertShape:
    """Have something told from now on; what is so already, too."""
    return await _shown(tx, (await keeping.add_alert(tx, data.name, data.plan, caller, now)).id)


@patch("/api/alerts/{id:uuid}", tags=["alerts"], **EDIT)
async def change_alert(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[AlertWish]) -> AlertShape:
    """It says this from now on. Alarms that it raised are over, and raised again where it still says so."""
    return await _shown(tx, (await keeping.change_alert(tx, id, data.name, data.plan, caller, now)).id)


@put("/api/alerts/{id:uuid}/pause", tags=["alerts"], **EDIT)
async def pause_alert(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> AlertShape:
    """It tells of nothing for now."""
    return await _shown(tx, (await keeping.pause_alert(tx, id, caller, now)).id)


@delete("/api/alerts/{id:uuid}/pause", tags=["alerts"], status_code=200, **EDIT)
async def resume_alert(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> AlertShape:
    """It tells again."""
    return await _shown(tx, (await keeping.resume_alert(tx, id, caller, now)).id)


@delete("/api/alerts/{id:uuid}", tags=["alerts"], **EDIT)
async def remove_alert(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Be told of it no more; its alarms go with it."""
    await keeping.remove_alert(tx, id, caller, now)


async def _shown(tx: Transaction, id: UUID) -> AlertShape:
    return (await alert_shapes(tx, [id]))[0]


handlers: list[ControllerRouterHandler] = [
    list_alarms,
    snooze_alarm,
    unsnooze_alarm,
    list_alerts,
    add_alert,
    change_alert,
    pause_alert,
    resume_alert,
    remove_alert,
    *sending,
]
