"""Tags: words on conversations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import NameTaken
from wayline.conversations.model import Author, Conversation
from wayline.conversations.tags.model import ConversationTag, Tag
from wayline.conversations.topics.model import check_place
from wayline.conversations.writing import tidied
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


async def make_tag(tx: Transaction, name: str, colour: str | None, at: datetime, *, parent: UUID | None = None) -> Tag:
    """A tag with this name: a new one beneath `parent`, or the one there is. Raises Invalid, TreeInvalid."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(f"A tag's name has 1 to {LONGEST_NAME} letters.", name=name)
    known = await store.tag_named(tx, name)
    if known is not None:
        return known
    check_place(None, parent, await store.every_tag(tx))
    tag = Tag(name=name, colour=colour, made_at=at, parent_id=parent)
    await store.save(tx, tag)
    return tag


class TagChange(msgspec.Struct, frozen=True):
    """What is different from now on; what is left out stays."""

    name: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)] | UnsetType = UNSET
    colour: Annotated[str, Meta(max_length=30)] | UnsetType | None = UNSET
    parent_id: UUID | UnsetType | None = UNSET


async def change_tag(tx: Transaction, id: UUID, change: TagChange) -> Tag:
    """Another name, colour or place, wherever it stands. Raises NoSuchTag, NameTaken, TreeInvalid, Invalid."""
    [tag] = await store.tags(tx, [id])
    if not isinstance(change.parent_id, UnsetType):
        check_place(id, change.parent_id, await store.every_tag(tx))
        tag.parent_id = change.parent_id
    if not isinstance(change.name, UnsetType):
        name = tidied(change.name)
        taken = await store.tag_named(tx, name)
        if taken is not None and taken.id != id:
            raise NameTaken(name=name)
        tag.name = name
    if not isinstance(change.colour, UnsetType):
        tag.colour = change.colour
    await tx.flush()
    return tag


async def remove_tag(tx: Transaction, id: UUID) -> None:
    """Take it off everything; what is beneath it stands at the top then. Raises NoSuchTag."""
    [tag] = await store.tags(tx, [id])
    await tx.delete(tag)
