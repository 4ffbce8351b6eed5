"""The questions asked of alerts, alarms and who was told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, exists, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert

from wayline.alerts.errors import NoSuchAlarm, NoSuchWatch
from wayline.alerts.model import Alarm, Alert, Stirred, Told, Watched
from wayline.kit.db import Transaction
from wayline.kit.ids import new_id

LOCK = 7_205_019


async def alone(tx: Transaction) -> bool:
    """Whether this process alone looks until the transaction ends; another one looks meanwhile if not."""
    return bool((await tx.execute(select(func.pg_try_advisory_xact_lock(LOCK)))).scalar_one())


async def hold_look(tx: Transaction) -> None:
    """Nobody looks until the transaction ends: what a look has read of an alert is not changed beneath it."""
    await tx.execute(select(func.pg_advisory_xact_lock(LOCK)))


async def stir(tx: Transaction, conversation: UUID) -> None:
    """Remember to look at it, if anything watches. A row that is there is held, lest a look that began miss this."""
    watches = select(Alert.id).where(Alert.paused_at.is_(None))
    # The moment of the statement: looks go in the order things happened, whatever the clock of the process says.
    values = select(literal(conversation), func.clock_timestamp()).where(exists(watches))
    made = insert(Stirred).from_select(["conversation_id", "at"], values)
    await tx.execute(made.on_conflict_do_update(index_elements=["conversation_id"], set_={"at": made.excluded.at}))


async def stir_all(tx: Transaction, conversations: Collection[UUID]) -> None:
    """Remember to look at these, which are held."""
    if not conversations:
        return
    made = insert(Stirred).values([{"conversation_id": id, "at": func.clock_timestamp()} for id in conversations])
    await tx.execute(made.on_conflict_do_update(index_elements=["conversation_id"], set_={"at": made.excluded.at}))


async def stirred(tx: Transaction, most: int) -> Sequence[UUID]:
    """Some that are to be looked at, longest first."""
    return (await tx.execute(select(Stirred.conversation_id).order_by(Stirred.at).limit(most))).scalars().all()


async def take(tx: Transaction, conversations: Collection[UUID]) -> Sequence[UUID]:
    """Those of these that are to be looked at; they are forgotten when the transaction commits.

    One that somebody stirs just now is left.
    """
    of_these = Stirred.conversation_id.in_(conversations)
    free = select(Stirred.conversation_id).where(of_these).with_for_update(skip_locked=True)
    taken = delete(Stirred).where(Stirred.conversation_id.in_(free)).returning(Stirred.conversation_id)
    return (await tx.execute(taken)).scalars().all()


async def due(tx: Transaction, now: datetime, most: int) -> Sequence[UUID]:
    """Conversations in which something becomes an alarm by now."""
    found = select(Watched.conversation_id).where(Watched.due_at <= now).order_by(Watched.due_at).limit(most)
    return (await tx.execute(found)).scalars().all()


async def next_due(tx: Transaction) -> datetime | None:
    """When something becomes an alarm, or is to be mailed, next."""
    moments = [
        (await tx.execute(select(func.min(Watched.due_at)))).scalar_one(),
        (await tx.execute(select(func.min(Told.mail_at)))).scalar_one(),
    ]
    return min((each for each in moments if each), default=None)


async def alerts(tx: Transaction) -> Sequence[Alert]:
    """All of them, in the order of their names."""
    return (await tx.execute(select(Alert).order_by(func.lower(Alert.name), Alert.id))).scalars().all()


async def at_work(tx: Transaction) -> Sequence[Alert]:
    """Those that watch."""
    chosen = select(Alert).where(Alert.paused_at.is_(None)).order_by(Alert.id)
    return (await tx.execute(chosen)).scalars().all()


async def load(tx: Transaction, id: UUID) -> Alert:
    """One, held until the transaction ends. Raises NoSuchWatch."""
    found = await tx.get(Alert, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchWatch(id=str(id))
    return found


async def save(tx: Transaction, *rows: object) -> None:
    """Write them."""
    tx.add_all(rows)
    await tx.flush()


async def watch(tx: Transaction, alert: UUID, conversation: UUID, due_at: datetime | None) -> None:
    """This alert is for this conversation, and tells of it at that moment."""
    made = insert(Watched).values(alert_id=alert, conversation_id=conversation, due_at=due_at)
    key = ["alert_id", "conversation_id"]
    await tx.execute(made.on_conflict_do_update(index_elements=key, set_={"due_at": made.excluded.due_at}))


async def forget(tx: Transaction, alert: UUID, conversations: Iterable[UUID]) -> None:
    """This alert is for these no more."""
    of_these = and_(Watched.alert_id == alert, Watched.conversation_id.in_(list(conversations)))
    await tx.execute(delete(Watched).where(of_these))


async def forget_all(tx: Transaction, alert: UUID) -> None:
    """This alert watches nothing."""
    await tx.execute(delete(Watched).where(Watched.alert_id == alert))


async def count(tx: Transaction, alert: UUID) -> int:
    """How many conversations this alert is for."""
    return (await tx.execute(select(func.count()).where(Watched.alert_id == alert))).scalar_one()


async def raise_once(tx: Transaction, alarm: Alarm) -> tuple[UUID, bool]:
    """Keep an alarm; one of the same cause is it, and goes on. Returns its id, and whether it did not stand before."""
    values = {
        "id": new_id(),
        "alert_id": alarm.alert_id,
        "cause": alarm.cause,
        "conversation_id": alarm.conversation_id,
        "at": alarm.at,
        "since_at": alarm.since_at,
        "facts": alarm.facts,
    }
    made = insert(Alarm).values(values).on_conflict_do_nothing(index_elements=["alert_id", "cause"])
    found = (await tx.execute(made.returning(Alarm.id))).scalar_one_or_none()
    if found is not None:
        return found, True
    known = select(Alarm).where(Alarm.alert_id == alarm.alert_id, Alarm.cause == alarm.cause).with_for_update()
    row = (await tx.execute(known, execution_options={"populate_existing": True})).scalar_one()
    was_over, row.ended_at = row.ended_at is not None, None
    await tx.flush()
    return row.id, was_over


async def open_alarms(
    tx: Transaction, alerts: Sequence[UUID], conversations: Sequence[UUID]
) -> Mapping[tuple[UUID, UUID | None], Sequence[Alarm]]:
    """Alarms that are not over, by alert and conversation: of these conversations, or of none."""
    where = or_(Alarm.conversation_id.in_(conversations), Alarm.conversation_id.is_(None))
    chosen = select(Alarm).where(Alarm.alert_id.in_(alerts), Alarm.ended_at.is_(None), where)
    found: dict[tuple[UUID, UUID | None], list[Alarm]] = {}
    for row in (await tx.execute(chosen, execution_options={"populate_existing": True})).scalars():
        found.setdefault((row.alert_id, row.conversation_id), []).append(row)
    return found


async def open_of(tx: Transaction, alert: UUID) -> Sequence[Alarm]:
    """Alarms of one alert that are not over."""
    return (await tx.execute(select(Alarm).where(Alarm.alert_id == alert, Alarm.ended_at.is_(None)))).scalars().all()


async def told_of(tx: Transaction, alarm: UUID) -> dict[UUID, Told]:
    """Who was told of an alarm, by teammate."""
    rows = (await tx.execute(select(Told).where(Told.alarm_id == alarm))).scalars()
    return {row.teammate_id: row for row in rows}


async def tell_no_more(tx: Transaction, alarm: UUID, teammates: Iterable[UUID]) -> None:
    """It is no business of theirs any more."""
    of_these = and_(Told.alarm_id == alarm, Told.teammate_id.in_(list(teammates)))
    await tx.execute(delete(Told).where(of_these))


async def load_told(tx: Transaction, alarm: UUID, teammate: UUID) -> Told:
    """What this teammate was told. Raises NoSuchAlarm."""
    found = await tx.get(Told, (alarm, teammate), with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchAlarm(id=str(alarm))
    return found


async def drop_old(tx: Transaction, before: datetime) -> None:
    """Forget the alarms that were over before."""
    await tx.execute(delete(Alarm).where(Alarm.ended_at < before).execution_options(synchronize_session=False))
