"""Tags: words on conversations."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Conversation
from wayline.conversations.tags.model import ConversationTag, Tag
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid

LONGEST_NAME = 40


async def put_tags(tx: Transaction, id: UUID, tag_ids: Sequence[UUID], by: Author, at: datetime) -> Conversation:
    """From now on it carries these tags and no others. Raises NoSuchConversation, NoSuchTag."""
    wanted = {tag.id: tag.name for tag in await store.tags(tx, tag_ids)}
    conversation = await store.load(tx, id)
    had = await store.tags_of(tx, id)
    if had == set(wanted):
        return conversation
    names = {tag.id: tag.name for tag in await store.tags(tx, list(had))}
    await store.untag(tx, id, had - set(wanted))
    added = [tag for tag in wanted if tag not in had]
    await store.save(tx, *[ConversationTag(conversation_id=id, tag_id=tag, at=at, by_id=by.id) for tag in added])
    await add_state(
        tx, conversation, "tagged", by, at,
        tags=list(wanted.values()),
        added=[wanted[tag] for tag in added],
        removed=sorted(names[tag] for tag in had - set(wanted)),
    )  # fmt: skip
    return conversation


async def make_tag(tx: Transaction, name: str, colour: str | None, at: datetime) -> Tag:
    """A tag with this name: a new one, or the one there is. Raises Invalid."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(f"A tag's name has 1 to {LONGEST_NAME} letters.", name=name)
    known = await store.tag_named(tx, name)
    if known is not None:
        return known
    tag = Tag(name=name, colour=colour, made_at=at)
    await store.save(tx, tag)
    return tag
