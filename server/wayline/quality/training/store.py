"""The questions asked of training."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select, text
from sqlalchemy.dialects.postgresql import insert

from wayline.kit.db import Transaction
from wayline.quality.errors import NoSuchTraining
from wayline.quality.training.model import OPEN, Training, TrainingItem

MOST = 1000


async def items(tx: Transaction) -> Sequence[TrainingItem]:
    """The library, newest first."""
    chosen = select(TrainingItem).where(TrainingItem.archived_at.is_(None))
    return (await tx.execute(chosen.order_by(TrainingItem.made_at.desc()).limit(MOST))).scalars().all()


async def these(tx: Transaction, ids: Iterable[UUID]) -> dict[UUID, TrainingItem]:
    """These items, archived ones too."""
    rows = (await tx.execute(select(TrainingItem).where(TrainingItem.id.in_(set(ids))))).scalars()
    return {row.id: row for row in rows}


async def load_item(tx: Transaction, id: UUID) -> TrainingItem:
    """One of the library, held until the transaction ends. Raises NoSuchTraining."""
    found = await tx.get(TrainingItem, id, with_for_update=True, populate_existing=True)
    if found is None or found.archived_at is not None:
        raise NoSuchTraining(id=str(id))
    return found


async def load_given(tx: Transaction, id: UUID) -> Training:
    """What somebody was given, held until the transaction ends. Raises NoSuchTraining."""
    found = await tx.get(Training, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchTraining(id=str(id))
    return found


async def give(tx: Transaction, rows: Sequence[Training]) -> list[UUID]:
    """Give each; who has it to do already keeps theirs. Returns whom it is new to."""
    new = []
    for row in rows:
        values = {name: getattr(row, name) for name in Training.__table__.columns.keys()}  # noqa: SIM118 (columns are no dict)
        put = insert(Training).values(values)
        put = put.on_conflict_do_nothing(index_elements=["item_id", "teammate_id"], index_where=text(OPEN))
        if (await tx.execute(put.returning(Training.id))).first():
            new.append(row.teammate_id)
    return new


async def take_away(tx: Transaction, row: Training) -> None:
    """They have it to do no more."""
    await tx.delete(row)


async def given_to(tx: Transaction, teammate: UUID) -> Sequence[Training]:
    """What a teammate was given, next due first."""
    chosen = select(Training).where(Training.teammate_id == teammate)
    return (await tx.execute(chosen.order_by(Training.due_on, Training.id).limit(MOST))).scalars().all()


async def given_since(tx: Transaction, since: datetime) -> Sequence[Training]:
    """What was given since then, and what is not done however old, next due first."""
    chosen = select(Training).where(or_(Training.given_at >= since, text(OPEN)))
    return (await tx.execute(chosen.order_by(Training.due_on, Training.id).limit(MOST))).scalars().all()


async def due(tx: Transaction, since: date, until: date) -> Sequence[Training]:
    """What is not done and due on these days, held; what somebody hands in just now is not among them."""
    chosen = select(Training).where(text(OPEN), Training.due_on >= since, Training.due_on <= until)
    return (await tx.execute(chosen.order_by(Training.id).with_for_update(skip_locked=True))).scalars().all()
