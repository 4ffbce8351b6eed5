"""No reply needed: the customer's wait ends without an answer, because somebody (or plain thanks) says so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo
from wayline.conversations.model import SYSTEM, Author, Conversation
from wayline.kit.db import Transaction


async def need_no_reply(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Nobody has to answer what the customer said last. Raises NoSuchConversation, AlreadySo where nothing waits."""
    conversation = await store.load(tx, id)
    if conversation.unanswered_at is None:
        raise AlreadySo("Nothing in this conversation waits for a reply.", status=conversation.status)
    await _mark(tx, conversation, by, at, reason="teammate" if by.teammate else "rule")
    return conversation


async def need_reply(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """It does need one: the wait goes on as if it had not been ended. Raises NoSuchConversation, AlreadySo."""
    conversation = await store.load(tx, id)
    if conversation.no_reply_at is None:
        raise AlreadySo("Nobody said that this needs no reply.", status=conversation.status)
    await undo(tx, conversation, by, at)
    return conversation


async def mark_thanks(tx: Transaction, conversation: Conversation, said: Sequence[str], at: datetime) -> None:
    """Thanks were all that was said: it waits no more. `said` are the words that were read so."""
    await _mark(tx, conversation, SYSTEM, at, reason="thanks", words=list(said))


async def undo(tx: Transaction, conversation: Conversation, by: Author, at: datetime) -> None:
    """The wait goes on; thanks are not looked for again in what was said until now."""
    conversation.unanswered_at = conversation.unanswered_at or conversation.no_reply_since_at
    conversation.no_reply_at = conversation.no_reply_by_id = conversation.no_reply_since_at = None
    conversation.thanks_position = conversation.position
    await add_state(tx, conversation, "reply_needed", by, at)


async def _mark(
    tx: Transaction,
    conversation: Conversation,
    by: Author,
    at: datetime,
    **facts: Any,  # noqa: ANN401 (what there is to say of it, as plain JSON)
) -> None:
    conversation.no_reply_at, conversation.no_reply_by_id = at, by.id
    conversation.no_reply_since_at, conversation.unanswered_at = conversation.unanswered_at, None
    await add_state(tx, conversation, "no_reply_needed", by, at, **facts)
