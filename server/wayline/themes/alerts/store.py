"""The questions asked of alerts and alarms."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from wayline.kit.db import Transaction
from wayline.kit.ids import new_id
from wayline.themes.alerts.errors import AlertThere, NoSuchAlert
from wayline.themes.alerts.model import WordsAlarm, WordsAlert

SHOWN = 200


async def save(tx: Transaction, alert: WordsAlert) -> None:
    """Keep a new one. Raises AlertThere."""
    try:
        async with tx.begin_nested():
            tx.add(alert)
            await tx.flush()
    except IntegrityError as error:
        raise AlertThere from error


async def load(tx: Transaction, id: UUID) -> WordsAlert:
    """One, held until the transaction ends. Raises NoSuchAlert."""
    found = await tx.get(WordsAlert, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchAlert(alert_id=str(id))
    return found


async def alerts(tx: Transaction) -> list[WordsAlert]:
    """All of them, newest first."""
    wanted = select(WordsAlert).order_by(WordsAlert.made_at.desc(), WordsAlert.id.desc())
    return list((await tx.execute(wanted)).scalars())


async def due(tx: Transaction, until: datetime) -> list[WordsAlert]:
    """Alerts on themes that were not judged for the days up to this moment."""
    late = or_(WordsAlert.judged_until_at.is_(None), WordsAlert.judged_until_at < until)
    return list((await tx.execute(select(WordsAlert).where(WordsAlert.theme_id.is_not(None), late))).scalars())


async def of_new(tx: Transaction) -> list[WordsAlert]:
    """Alerts on whatever is new."""
    return list((await tx.execute(select(WordsAlert).where(WordsAlert.theme_id.is_(None)))).scalars())


async def raise_once(tx: Transaction, alarm: WordsAlarm) -> bool:
    """Keep an alarm, unless its alert was raised for this cause before. Returns whether it is news."""
    values = {
        "id": new_id(),
        "alert_id": alarm.alert_id,
        "cause": alarm.cause,
        "at": alarm.at,
        "change": alarm.change,
        "seen": alarm.seen,
    }
    made = insert(WordsAlarm).values(values).on_conflict_do_nothing().returning(WordsAlarm.id)
    found = (await tx.execute(made)).scalar_one_or_none()
    if found is not None:
        alarm.id = found
    return found is not None


async def alarms(tx: Transaction, ids: Sequence[UUID] | None = None) -> list[tuple[WordsAlarm, WordsAlert]]:
    """What was told, newest first, with the alert: these, or the latest two hundred."""
    wanted = select(WordsAlarm, WordsAlert).join(WordsAlert, WordsAlarm.alert_id == WordsAlert.id)
    if ids is not None:
        wanted = wanted.where(WordsAlarm.id.in_(ids))
    rows = await tx.execute(wanted.order_by(WordsAlarm.at.desc(), WordsAlarm.id.desc()).limit(SHOWN))
    return [(row[0], row[1]) for row in rows]
