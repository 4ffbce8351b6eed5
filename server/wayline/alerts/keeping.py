"""Making alerts, changing and removing them; putting an alarm off."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.alerts import store
from wayline.alerts.errors import AlertInvalid, AlertsFull, SnoozeGone
from wayline.alerts.model import Alert, Told
from wayline.alerts.raising import TOPIC, end_alarm, tell
from wayline.alerts.rules import AlertPlan, check_plan
from wayline.company import note, on_hours_changed
from wayline.conversations import at_rest, in_hand, oversee_with
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.jobs import ask_once
from wayline.kit.live import Live

MOST = 100
AT_ONCE, AGAIN_IN = 1000, 0.1
LOOK_AGAIN = "alarms:look_again"
LONGEST_SNOOZE = timedelta(days=30)


def register_alerts() -> None:
    """Hear of every change of a conversation, and of opening hours."""
    oversee_with("alerts", store.stir)
    on_hours_changed("alerts", _look_again)


async def add_alert(tx: Transaction, name: str, plan: AlertPlan, by: Caller, at: datetime) -> Alert:
    """A new one, which looks at all work in hand. Raises AlertInvalid, ConditionUnreadable, AlertsFull."""
    check_plan(plan)
    if len(await store.alerts(tx)) >= MOST:
        raise AlertsFull(most=MOST)
    alert = Alert(name=_named(name), about=plan.about, plan=msgspec.to_builtins(plan), made_at=at, made_by=by.id)
    await store.save(tx, alert)
    await note(tx, by, at, "alert.made", ("alert", alert.id), name=alert.name)
    await _look_again(tx)
    return alert


async def change_alert(tx: Transaction, id: UUID, name: str, plan: AlertPlan, by: Caller, at: datetime) -> Alert:  # noqa: PLR0917 (who changes what)
    """It says this from now on; what it told of before, and would not tell of now, is over. Raises as `add_alert`."""
    check_plan(plan)
    await store.hold_look(tx)
    alert = await store.load(tx, id)
    alert.name, alert.about, alert.plan = _named(name), plan.about, msgspec.to_builtins(plan)
    await store.save(tx, alert)
    await _start_over(tx, alert, at)
    await note(tx, by, at, "alert.changed", ("alert", id), name=alert.name)
    return alert


async def pause_alert(tx: Transaction, id: UUID, by: Caller, at: datetime) -> Alert:
    """It watches nothing until it goes on; what it told of is over. Raises NoSuchWatch."""
    await store.hold_look(tx)
    alert = await store.load(tx, id)
    alert.paused_at = alert.paused_at or at
    await _start_over(tx, alert, at)
    await note(tx, by, at, "alert.paused", ("alert", id), name=alert.name)
    return alert


async def resume_alert(tx: Transaction, id: UUID, by: Caller, at: datetime) -> Alert:
    """It watches again. Raises NoSuchWatch."""
    alert = await store.load(tx, id)
    alert.paused_at = None
    await store.save(tx, alert)
    await _look_again(tx)
    await note(tx, by, at, "alert.resumed", ("alert", id), name=alert.name)
    return alert


async def remove_alert(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """It is gone, and what it told of. Raises NoSuchWatch."""
    await store.hold_look(tx)
    alert = await store.load(tx, id)
    await _start_over(tx, alert, at)
    await tx.delete(alert)
    await note(tx, by, at, "alert.removed", ("alert", id), name=alert.name)


async def snooze_alarm(tx: Transaction, id: UUID, teammate: UUID, until: datetime, now: datetime) -> Told:
    """Show it to them again from then on. Raises NoSuchAlarm, SnoozeGone."""
    if not now < until <= now + LONGEST_SNOOZE:
        raise SnoozeGone(until=until.isoformat())
    return await _put_off(tx, id, teammate, until)


async def unsnooze_alarm(tx: Transaction, id: UUID, teammate: UUID) -> Told:
    """Show it to them again now. Raises NoSuchAlarm."""
    return await _put_off(tx, id, teammate, None)


async def look_again(database: Database) -> None:
    """Have every alert look at all work in hand; where somebody writes just now, once they have."""
    async with database.transaction() as tx:
        ids = await in_hand(tx)
    for start in range(0, len(ids), AT_ONCE):
        left = set(ids[start : start + AT_ONCE])
        while left:
            async with database.transaction() as tx:
                free, gone = await at_rest(tx, left)
                await store.stir_all(tx, free)
                await Live.announce(tx, TOPIC, {})
            left -= free | gone
            if left:
                await asyncio.sleep(AGAIN_IN)


async def _put_off(tx: Transaction, id: UUID, teammate: UUID, until: datetime | None) -> Told:
    told = await store.load_told(tx, id, teammate)
    told.snoozed_until_at, told.mail_at = until, None if until else told.mail_at
    await store.save(tx, told)
    await tell(tx, [teammate])
    return told


async def _start_over(tx: Transaction, alert: Alert, at: datetime) -> None:
    await store.forget_all(tx, alert.id)
    for alarm in await store.open_of(tx, alert.id):
        await end_alarm(tx, alert, alarm, at)
    await _look_again(tx)


async def _look_again(tx: Transaction) -> None:
    await ask_once(tx, LOOK_AGAIN, after=0)


def _named(name: str) -> str:
    told = " ".join(name.split())
    if not told:
        raise AlertInvalid("An alert needs a name.", name=name)
    return told
