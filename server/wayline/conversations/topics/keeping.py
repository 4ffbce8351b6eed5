"""Keeping the tree of topics, and saying of a conversation which it is about."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from wayline.conversations import store as conversations
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Conversation
from wayline.conversations.topics import store
from wayline.conversations.topics.model import Topic, check_place, path_of
from wayline.conversations.writing import tidied
from wayline.kit.db import Transaction

Name = Annotated[str, Meta(min_length=1, max_length=80)]


class NewTopic(msgspec.Struct, frozen=True):
    """A topic to be, at the top or beneath another."""

    name: Name
    parent_id: UUID | None = None


class TopicChange(msgspec.Struct, frozen=True):
    """What is different from now on; what is left out stays."""

    name: Name | UnsetType = UNSET
    parent_id: UUID | UnsetType | None = UNSET
    is_archived: bool | UnsetType = UNSET


async def make_topic(tx: Transaction, wanted: NewTopic, at: datetime) -> Topic:
    """A new one. Raises TreeInvalid, NameTaken, Invalid for a name of blanks."""
    check_place(None, wanted.parent_id, await store.tree(tx))
    topic = Topic(name=tidied(wanted.name), parent_id=wanted.parent_id, made_at=at)
    await store.save(tx, topic)
    return topic


async def change_topic(tx: Transaction, id: UUID, change: TopicChange, by: Author, at: datetime) -> Topic:
    """Another name or place, or archived; what carries it still does. Raises NoSuchTopic and as `make_topic`."""
    topic = await store.load(tx, id)
    if not isinstance(change.parent_id, UnsetType):
        check_place(id, change.parent_id, await store.tree(tx))
        topic.parent_id = change.parent_id
    if not isinstance(change.name, UnsetType):
        topic.name = tidied(change.name)
    if not isinstance(change.is_archived, UnsetType):
        topic.archived_at, topic.archived_by_id = (at, by.id) if change.is_archived else (None, None)
    await store.save(tx, topic)
    return topic


async def put_topic(tx: Transaction, id: UUID, topic: UUID | None, by: Author, at: datetime) -> Conversation:
    """It is about this from now on (None: about nothing that was named). Raises NoSuchConversation, NoSuchTopic."""
    if topic is not None:
        await store.load(tx, topic)
    conversation = await conversations.load(tx, id)
    was, conversation.topic_id = conversation.topic_id, topic
    if was != topic:
        tree = await store.tree(tx)
        told = {"topic_id": str(topic), "topic": path_of(topic, tree)} if topic else {"topic_id": None, "topic": None}
        await add_state(tx, conversation, "topic", by, at, **told, was=path_of(was, tree) if was else None)
    return conversation
