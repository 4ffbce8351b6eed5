"""The questions asked of fields."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from wayline.conversations.errors import NameTaken, NoSuchField
from wayline.conversations.fields.model import Field, Stated
from wayline.kit.db import Transaction


async def fields(tx: Transaction) -> Sequence[Field]:
    """Every field in its order, archived ones too."""
    return (await tx.execute(select(Field).order_by(Field.place, Field.id))).scalars().all()


async def load(tx: Transaction, id: UUID) -> Field:
    """One of them, ours alone until the transaction ends. Raises NoSuchField."""
    found = await tx.get(Field, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchField(id=str(id))
    return found


async def save(tx: Transaction, field: Field) -> None:
    """Write it. Raises NameTaken."""
    name = field.name
    try:
        async with tx.begin_nested():
            tx.add(field)
            await tx.flush()
    except IntegrityError as error:
        raise NameTaken(name=name) from error


async def values_of(tx: Transaction, conversations: Sequence[UUID]) -> dict[UUID, list[Stated]]:
    """What the fields say of each of these."""
    chosen = select(Stated).join(Field, Field.id == Stated.field_id).where(Stated.conversation_id.in_(conversations))
    found: dict[UUID, list[Stated]] = {}
    for row in (await tx.execute(chosen.order_by(Field.place, Field.id))).scalars() if conversations else ():
        found.setdefault(row.conversation_id, []).append(row)
    return found


async def stated(tx: Transaction, field: UUID) -> Sequence[Stated]:
    """Everything a field says, of whichever conversation."""
    return (await tx.execute(select(Stated).where(Stated.field_id == field))).scalars().all()


async def how_often(tx: Transaction) -> dict[UUID, int]:
    """Of how many conversations each field says something."""
    counted = select(Stated.field_id, func.count()).group_by(Stated.field_id)
    return {row[0]: row[1] for row in await tx.execute(counted)}


async def forget(tx: Transaction, conversation: UUID, field: UUID) -> None:
    """It says nothing of this one any more."""
    await tx.execute(delete(Stated).where(Stated.conversation_id == conversation, Stated.field_id == field))
