"""Who follows a conversation. It concerns teammates alone, so it is on no customer's line."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from wayline.company import teammates_by_id
from wayline.conversations import store as conversations
from wayline.conversations.adding import announce
from wayline.conversations.errors import NobodyThere
from wayline.conversations.followers import store
from wayline.conversations.followers.model import Follower
from wayline.conversations.model import Author, Conversation
from wayline.kit.db import Transaction


async def put_followers(
    tx: Transaction, id: UUID, teammates: Collection[UUID], by: Author, at: datetime
) -> Conversation:
    """These follow it from now on, and nobody else. Raises NoSuchConversation, NobodyThere."""
    known = await teammates_by_id(tx, list(teammates))
    for each in teammates:
        if each not in known or not known[each].active:
            raise NobodyThere(teammate_id=str(each))
    conversation = await conversations.load(tx, id)
    had = set((await store.followers_of(tx, [id])).get(id, []))
    if had == set(teammates):
        return conversation
    await store.unfollow(tx, id, had - set(teammates))
    await have_follow(tx, id, teammates, by, at)
    await announce(tx, conversation, type="entry", position=conversation.position, change="followers")
    return conversation


async def have_follow(tx: Transaction, id: UUID, teammates: Collection[UUID], by: Author, at: datetime) -> None:
    """These follow it too; who did so goes on. The conversation is held."""
    had = set((await store.followers_of(tx, [id])).get(id, []))
    new = [Follower(conversation_id=id, teammate_id=each, at=at, by_id=by.id) for each in teammates if each not in had]
    await conversations.save(tx, *new)
