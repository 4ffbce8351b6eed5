"""Topics over HTTP."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from litestar import get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.shapes import ConversationShape
from wayline.conversations.topics import store
from wayline.conversations.topics.keeping import NewTopic, TopicChange, change_topic, make_topic, put_topic
from wayline.conversations.topics.model import Topic
from wayline.kit.http import Asker, Now, Tx, needs


class TopicShape(msgspec.Struct, frozen=True):
    """A reason why customers contact us."""

    id: UUID
    parent_id: UUID | None
    name: str
    is_archived: bool


class TopicList(msgspec.Struct, frozen=True):
    """The whole tree, by name."""

    items: Sequence[TopicShape]
    next: None = None


class TopicId(msgspec.Struct):
    """What it is about; None: nothing that was named."""

    topic_id: UUID | None


@get("/api/topics", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def list_topics(tx: Tx) -> TopicList:
    """Every topic, archived ones too."""
    return TopicList([_shape(each) for each in (await store.tree(tx)).values()])


@post("/api/topics", tags=["conversations"], **needs(Permission.TAGS_EDIT))
async def create_topic(tx: Tx, now: Now, data: JSONBody[NewTopic]) -> TopicShape:
    """Make a topic, at the top or beneath another."""
    return _shape(await make_topic(tx, data, now))


@patch("/api/topics/{id:uuid}", tags=["conversations"], **needs(Permission.TAGS_EDIT))
async def update_topic(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[TopicChange]) -> TopicShape:
    """Rename, move or archive a topic. What carries it still does."""
    return _shape(await change_topic(tx, id, data, author_of(caller), now))


@put("/api/conversations/{id:uuid}/topic", tags=["conversations"], **needs(Permission.CONVERSATIONS_REPLY))
async def put_topic_on(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[TopicId]
) -> ConversationShape:
    """Say why the customer contacted us."""
    await put_topic(tx, id, data.topic_id, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


def _shape(topic: Topic) -> TopicShape:
    return TopicShape(topic.id, topic.parent_id, topic.name, topic.archived_at is not None)


handlers: list[ControllerRouterHandler] = [list_topics, create_topic, update_topic, put_topic_on]
