"""Carrying one thing to one place outside: tried again where it may help, and every try written down."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.alerts.model import Alarm, Alert, Delivery, Target
from wayline.alerts.sending import store
from wayline.alerts.sending.payloads import TargetKind, Told, What, body_of, headers_of
from wayline.alerts.sending.targets import DELIVER
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.jobs import ask_later
from wayline.kit.outside import AddressRefused, NoAnswer, Outside
from wayline.kit.sealing import Seal, SealBroken

PAUSES = (10.0, 60.0, 300.0, 1800.0, 7200.0)
"""Seconds until it is tried again: six tries within some two and a half hours."""
MAY_CHANGE = frozenset({408, 409, 425, 429})
SAID_AT_MOST = 300
WELL, MOVED, BROKEN = 200, 300, 500


class Carried(msgspec.Struct, frozen=True):
    """What came of one try: the status that was answered, if any, in words why not, and whether to try again."""

    status: int | None
    said: str
    well: bool = False
    again: bool = False


async def deliver(
    database: Database, outside: Outside, seal: Seal, console: str, id: UUID, *, now: Callable[[], datetime] = utc_now
) -> None:
    """Try once, unless it is there or given up; ask for another try where that may help. The console is at `console`.

    The row is held while it is tried, so that two tries never overlap.
    """
    async with database.transaction() as tx:
        found = await store.delivery(tx, id)
        if found is None or found[0].delivered_at or found[0].given_up_at:
            return
        row, target, alarm, alert = found
        carried = await _carry(outside, seal, target, _told(row, target, alarm, alert, console), now())
        row.tries += 1
        row.status, row.said = carried.status, carried.said[:SAID_AT_MOST]
        if carried.well:
            row.delivered_at = now()
        elif carried.again and row.tries <= len(PAUSES) and row.what != "test":
            await ask_later(tx, DELIVER, after=PAUSES[row.tries - 1], delivery_id=str(id))
        else:
            row.given_up_at = now()
        await store.save(tx, row)


async def _carry(outside: Outside, seal: Seal, target: Target, told: Told, at: datetime) -> Carried:
    kind = msgspec.convert(target.kind, TargetKind)
    body = body_of(kind, told)
    try:
        headers = headers_of(kind, body, seal.open(target.secret_sealed), told.delivery, at)
        answer = await outside.post(seal.open(target.url_sealed), body, headers)
    except (AddressRefused, SealBroken) as error:
        return Carried(None, str(error))
    except NoAnswer as error:
        return Carried(None, str(error), again=True)
    if WELL <= answer.status < MOVED:
        return Carried(answer.status, "", well=True)
    said = " ".join(answer.body.decode(errors="replace").split())
    lasts = MOVED <= answer.status < BROKEN and answer.status not in MAY_CHANGE
    return Carried(answer.status, said, again=not lasts)


def _told(row: Delivery, target: Target, alarm: Alarm | None, alert: Alert | None, console: str) -> Told:
    what = msgspec.convert(row.what, What)
    if alarm is None or alert is None:
        return Told(delivery=row.id, what=what, at=row.asked_at, name=target.name, url=console)
    place = f"inbox/{alarm.conversation_id}" if alarm.conversation_id else "alarms"
    return Told(
        delivery=row.id,
        what=what,
        at=row.asked_at,
        name=alert.name,
        about=alert.about,
        url=f"{console}/{place}",
        alarm=alarm.id,
        conversation=alarm.conversation_id,
        since_at=alarm.since_at,
        facts=alarm.facts,
    )
