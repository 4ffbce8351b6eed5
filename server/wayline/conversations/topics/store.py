"""The questions asked of topics."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from wayline.conversations.errors import NameTaken, NoSuchTopic
from wayline.conversations.topics.model import Topic
from wayline.kit.db import Transaction


async def tree(tx: Transaction) -> dict[UUID, Topic]:
    """Every topic, archived ones too, by name."""
    rows = (await tx.execute(select(Topic).order_by(Topic.name, Topic.id))).scalars()
    return {row.id: row for row in rows}


async def load(tx: Transaction, id: UUID) -> Topic:
    """One of them. Raises NoSuchTopic."""
    found = await tx.get(Topic, id)
    if found is None:
        raise NoSuchTopic(id=str(id))
    return found


async def save(tx: Transaction, topic: Topic) -> None:
    """Write it. Raises NameTaken."""
    name = topic.name
    try:
        async with tx.begin_nested():
            tx.add(topic)
            await tx.flush()
    except IntegrityError as error:
        raise NameTaken(name=name) from error
