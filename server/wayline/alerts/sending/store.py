"""The questions asked of places outside, of what was sent there, and of who wants what mail."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from wayline.alerts.errors import NoSuchTarget
from wayline.alerts.model import Alarm, Alert, Delivery, Peace, Target, Told
from wayline.alerts.sending.peace import PeaceWish
from wayline.kit.db import Transaction

SHOWN = 10


async def targets(tx: Transaction) -> Sequence[Target]:
    """All places, by name."""
    return (await tx.execute(select(Target).order_by(func.lower(Target.name), Target.id))).scalars().all()


async def load_target(tx: Transaction, id: UUID) -> Target:
    """One, held until the transaction ends. Raises NoSuchTarget."""
    found = await tx.get(Target, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchTarget(id=str(id))
    return found


async def known(tx: Transaction, ids: Iterable[UUID]) -> Sequence[UUID]:
    """Those of these places that are there."""
    return (await tx.execute(select(Target.id).where(Target.id.in_(list(ids))).order_by(Target.id))).scalars().all()


async def latest(tx: Transaction, target: UUID) -> Sequence[Delivery]:
    """What was sent there last, newest first."""
    chosen = select(Delivery).where(Delivery.target_id == target)
    return (await tx.execute(chosen.order_by(Delivery.asked_at.desc(), Delivery.id).limit(SHOWN))).scalars().all()


async def delivery(tx: Transaction, id: UUID) -> tuple[Delivery, Target, Alarm | None, Alert | None] | None:
    """One on its way, held until the transaction ends, with where it goes and what it tells; None: gone."""
    row = await tx.get(Delivery, id, with_for_update=True, populate_existing=True)
    if row is None:
        return None
    alarm = await tx.get(Alarm, row.alarm_id) if row.alarm_id else None
    alert = await tx.get(Alert, alarm.alert_id) if alarm else None
    return row, await tx.get_one(Target, row.target_id), alarm, alert


async def save(tx: Transaction, *rows: object) -> None:
    """Write them."""
    tx.add_all(rows)
    await tx.flush()


async def peace_of(tx: Transaction, teammates: Iterable[UUID]) -> dict[UUID, PeaceWish]:
    """How these want to be mailed; who said nothing is left out."""
    rows = (await tx.execute(select(Peace).where(Peace.teammate_id.in_(list(teammates))))).scalars()
    return {
        row.teammate_id: PeaceWish(quiet_from=row.quiet_from, quiet_until=row.quiet_until, digest=row.digest)
        for row in rows
    }


async def keep_peace(tx: Transaction, teammate: UUID, wish: PeaceWish) -> None:
    """They want to be mailed so."""
    told = Peace(teammate_id=teammate, quiet_from=wish.quiet_from, quiet_until=wish.quiet_until, digest=wish.digest)
    await tx.merge(told)
    await tx.flush()


async def to_mail(tx: Transaction, now: datetime) -> Sequence[Told]:
    """Who is to be mailed by now of what, held until the transaction ends."""
    chosen = select(Told).where(Told.mail_at <= now).order_by(Told.teammate_id, Told.alarm_id)
    return (await tx.execute(chosen.with_for_update(skip_locked=True))).scalars().all()


async def of_mail(tx: Transaction, teammate: UUID, alarms: Iterable[UUID]) -> list[tuple[Told, Alarm, Alert]]:
    """What a teammate is to be mailed of and was not, the oldest first."""
    chosen = (
        select(Told, Alarm, Alert)
        .join(Alarm, Alarm.id == Told.alarm_id)
        .join(Alert, Alert.id == Alarm.alert_id)
        .where(Told.teammate_id == teammate, Told.alarm_id.in_(list(alarms)), Told.mailed_at.is_(None))
        .order_by(Alarm.since_at, Alarm.id)
        .with_for_update(of=Told)
    )
    return [(row[0], row[1], row[2]) for row in await tx.execute(chosen)]
