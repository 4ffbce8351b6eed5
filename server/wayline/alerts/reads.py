"""What the console asks of alerts and alarms."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from wayline.alerts.model import Alarm, Alert, Told, Watched
from wayline.alerts.rules import About, AlertPlan
from wayline.alerts.shapes import Alarms, AlarmShape, AlertShape
from wayline.alerts.store import alerts
from wayline.company import Sight
from wayline.conversations import called, mentioned
from wayline.kit.db import Transaction

MOST, OVER = 200, 50


async def alert_shapes(tx: Transaction, ids: Sequence[UUID] | None = None) -> list[AlertShape]:
    """Every alert, or these."""
    rows = [each for each in await alerts(tx) if ids is None or each.id in ids]
    watched = dict[UUID, int]()
    for id, n in await tx.execute(select(Watched.alert_id, func.count()).group_by(Watched.alert_id)):
        watched[id] = n
    raised = dict[UUID, int]()
    open_now = select(Alarm.alert_id, func.count()).where(Alarm.ended_at.is_(None)).group_by(Alarm.alert_id)
    for id, n in await tx.execute(open_now):
        raised[id] = n
    return [
        AlertShape(
            id=row.id,
            name=row.name,
            plan=msgspec.convert(row.plan, AlertPlan),
            made_at=row.made_at,
            paused_at=row.paused_at,
            watched=watched.get(row.id, 0),
            raised=raised.get(row.id, 0),
        )
        for row in rows
    ]


async def alarms_of(tx: Transaction, teammate: UUID, sight: Sight, now: datetime) -> Alarms:
    """What a teammate is told, and was told lately, as far as they may see."""
    mine = select(Alarm, Told, Alert).join(Told, Told.alarm_id == Alarm.id).join(Alert, Alert.id == Alarm.alert_id)
    mine = mine.where(Told.teammate_id == teammate)
    lasting = mine.where(Alarm.ended_at.is_(None)).order_by(Alarm.since_at, Alarm.id).limit(MOST)
    ended = mine.where(Alarm.ended_at.is_not(None)).order_by(Alarm.ended_at.desc(), Alarm.id).limit(OVER)
    now_rows = [(row[0], row[1], row[2]) for row in await tx.execute(lasting)]
    over_rows = [(row[0], row[1], row[2]) for row in await tx.execute(ended)]
    ids = {alarm.conversation_id for alarm, _, _ in [*now_rows, *over_rows] if alarm.conversation_id}
    names = await called(tx, sorted(ids), sight)

    def shaped(alarm: Alarm, told: Told, alert: Alert) -> AlarmShape:
        return AlarmShape(
            id=alarm.id,
            alert_id=alert.id,
            name=alert.name,
            about=cast("About", alert.about),
            at=alarm.at,
            since_at=alarm.since_at,
            ended_at=alarm.ended_at,
            snoozed_until_at=told.snoozed_until_at if told.snoozed_until_at and told.snoozed_until_at > now else None,
            conversation=names.get(alarm.conversation_id) if alarm.conversation_id else None,
            facts=alarm.facts,
        )

    items = [shaped(*row) for row in now_rows]
    pressing = sum(each.snoozed_until_at is None for each in items)
    notes = await mentioned(tx, teammate, sight)
    pressing += sum(each.is_new for each in notes)
    return Alarms(items, [shaped(*row) for row in over_rows], notes, pressing)
