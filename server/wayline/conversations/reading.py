"""Read marks: how far each side has read."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import announce
from wayline.conversations.mentions.keeping import look_again
from wayline.conversations.mentions.store import is_told
from wayline.conversations.model import Author, Side
from wayline.kit.db import Transaction


async def mark_read(tx: Transaction, id: UUID, position: int, by: Author, at: datetime) -> None:
    """Everything up to here has been read; reading never goes back. Raises NoSuchConversation."""
    conversation = await store.load(tx, id)
    position = min(position, conversation.position)
    if by.kind is Side.CUSTOMER:
        further = position > conversation.customer_read_position
        conversation.customer_read_position = max(conversation.customer_read_position, position)
    elif by.teammate:
        further = await store.mark_read(tx, id, by.teammate, position, at)
        conversation.teammate_read_position = max(conversation.teammate_read_position, position)
        if further and await is_told(tx, by.teammate, id):
            await look_again(tx, [by.teammate])
    else:
        return
    if further:
        await announce(
            tx, conversation, type="read", position=position, author={"kind": by.kind.value, "id": str(by.id)}
        )


async def tell_typing(tx: Transaction, id: UUID, by: Author, name: str | None) -> None:
    """Tell the others that somebody is writing; nothing is kept. Raises NoSuchConversation."""
    conversation = await store.look_at(tx, id)
    author = {"kind": by.kind.value, "id": str(by.id) if by.id else None, "name": name}
    await announce(tx, conversation, type="typing", author=author)
