"""Tags over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission
from wayline.conversations import reads
from wayline.conversations.shapes import TagShape
from wayline.conversations.tagging import TagChange, change_tag, make_tag, remove_tag
from wayline.kit.http import Now, Tx, needs

EDIT = needs(Permission.TAGS_EDIT)


class NewTag(msgspec.Struct):
    """A tag to be."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    colour: Annotated[str, Meta(max_length=30)] | None = None
    parent_id: UUID | None = None


class TagList(msgspec.Struct):
    """All tags."""

    items: list[TagShape]
    next: str | None = None


@get("/api/tags", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def list_tags(tx: Tx) -> TagList:
    """All tags, by name."""
    return TagList(await reads.every_tag(tx))


@post("/api/tags", tags=["conversations"], **EDIT)
async def create_tag(tx: Tx, now: Now, data: JSONBody[NewTag]) -> TagShape:
    """Make a tag, or find the one with this name."""
    tag = await make_tag(tx, data.name, data.colour, now, parent=data.parent_id)
    return TagShape(tag.id, tag.name, tag.colour, tag.parent_id)


@patch("/api/tags/{id:uuid}", tags=["conversations"], **EDIT)
async def update_tag(tx: Tx, id: FromPath[UUID], data: JSONBody[TagChange]) -> TagShape:
    """Another name, colour or place, on every conversation that carries it."""
    tag = await change_tag(tx, id, data)
    return TagShape(tag.id, tag.name, tag.colour, tag.parent_id)


@delete("/api/tags/{id:uuid}", tags=["conversations"], **EDIT)
async def delete_tag(tx: Tx, id: FromPath[UUID]) -> None:
    """Take a tag off every conversation. What was said of it on lines stays."""
    await remove_tag(tx, id)


handlers: list[ControllerRouterHandler] = [list_tags, create_tag, update_tag, delete_tag]
